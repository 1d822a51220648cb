//! Light, dim or dark, as the page is.

use web_sys::Document;

use crate::dom::window;
use crate::settings::Colours;

/// The page's theme, as X names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theme {
    /// White.
    Light,
    /// Blue-grey, `rgb(21, 32, 43)`.
    Dim,
    /// Black.
    Dark,
}

impl Theme {
    /// The theme of a page, told by the background of its body.
    pub(crate) fn of(document: &Document) -> Self {
        let style = document.body().and_then(|body| window()?.get_computed_style(&body).ok()?);
        let color = style.and_then(|style| style.get_property_value("background-color").ok());
        color.as_deref().and_then(Self::of_color).unwrap_or(Self::Light)
    }

    /// What is left of the page's theme when colours were chosen.
    pub(crate) fn chosen(self, colours: Colours) -> Self {
        match (colours, self) {
            (Colours::Light, _) => Self::Light,
            (Colours::Dark, Self::Light) => Self::Dark,
            _ => self,
        }
    }

    /// As the markup calls it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dim => "dim",
            Self::Dark => "dark",
        }
    }

    /// The theme that a computed colour, `rgb(...)` or `rgba(...)`, belongs to; nothing for a transparent one.
    fn of_color(color: &str) -> Option<Self> {
        let numbers = color.strip_prefix("rgba(").or_else(|| color.strip_prefix("rgb("))?.strip_suffix(')')?;
        let numbers: Vec<f32> = numbers.split(',').filter_map(|number| number.trim().parse().ok()).collect();
        let [red, green, blue, opacity @ ..] = &numbers[..] else { return None };
        if opacity.first() == Some(&0.0) {
            return None;
        }
        let brightness = (red * 0.299 + green * 0.587 + blue * 0.114) / 255.0;
        Some(match brightness {
            0.5.. => Self::Light,
            0.06.. => Self::Dim,
            _ => Self::Dark,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_themes_of_x() {
        for (color, theme) in [
            ("rgb(255, 255, 255)", Some(Theme::Light)),
            ("rgb(21, 32, 43)", Some(Theme::Dim)),
            ("rgb(0, 0, 0)", Some(Theme::Dark)),
            ("rgba(0, 0, 0, 0)", None),
            ("rgba(255, 255, 255, 0.5)", Some(Theme::Light)),
            ("rgb(247, 249, 249)", Some(Theme::Light)),
            ("rgb(22, 24, 28)", Some(Theme::Dim)),
            ("canvas", None),
            ("rgb()", None),
        ] {
            assert_eq!(Theme::of_color(color), theme, "{color}");
        }
    }

    #[test]
    fn chosen_colours_come_first() {
        let chosen = |colours| [Theme::Light, Theme::Dim, Theme::Dark].map(|theme| theme.chosen(colours));
        assert_eq!(chosen(Colours::Page), [Theme::Light, Theme::Dim, Theme::Dark]);
        assert_eq!(chosen(Colours::Light), [Theme::Light; 3]);
        assert_eq!(chosen(Colours::Dark), [Theme::Dark, Theme::Dim, Theme::Dark]);
    }
}
