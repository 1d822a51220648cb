import { Icon } from "./Icon.jsx";
import { go } from "./route.js";

const PLACES = [
  ["Home", "home", "/home"],
  ["Explore", "search", "/explore"],
  ["Notifications", "bell", "/notifications"],
  ["Profile", "person", "/profile"],
];

export function Navigation() {
  return (
    <header role="banner" className="navigation">
      <nav aria-label="Primary" role="navigation">
        <a className="logo" href="/home" aria-label="Practice page" onClick={visit("/home")}><Icon name="x" /><span className="faint">practice</span></a>
        {PLACES.map(([label, icon, path]) => (
          <a key={path} href={path} onClick={visit(path)} data-testid={`AppTabBar_${label}_Link`}>
            <Icon name={icon} /><span>{label}</span>
          </a>
        ))}
      </nav>
      <a className="new-post" href="/compose/post" aria-label="Post" data-testid="SideNav_NewTweet_Button" onClick={visit("/compose/post")}>
        <span>Post</span><Icon name="add" />
      </a>
    </header>
  );
}

const visit = (path) => (event) => {
  event.preventDefault();
  go(path);
};
