// Drafts to try, for whoever opens this page for the first time.

const SAMPLES = [
  ["A name", "Mrs Alvarez in bed 4 told me a joke"],
  ["A number", "MRN 00482913 needs a bed"],
  ["A word that wounds", "Our favourite frequent flyer is back in ED"],
  ["A claim", "Vaccines cause autism"],
  ["Burnt out", "Completely burnt out. Nothing left to give and clinic starts at 8."],
  ["In danger", "I can’t do this anymore. Everyone would be better off without me."],
  ["Nothing wrong", "Great grand rounds on sepsis today"],
];

export const Samples = () => (
  <section className="card" aria-label="Drafts to try">
    <h2>Drafts to try</h2>
    <p className="faint">This is a practice page. Nothing here reaches anyone.</p>
    <ul>
      {SAMPLES.map(([name, text]) => (
        <li key={name}>
          <button type="button" title={text} onMouseDown={keepFocus} onClick={() => window.practice.fill(text)}>
            <b>{name}</b><span className="faint">{text}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);

const keepFocus = (event) => event.preventDefault();
