// Every surface X has a composer on, and the ways the site differs from day to day.

import { change, settings } from "./settings.js";
import { go } from "../site/route.js";
import { remount } from "../composer/boxes.js";

const SURFACES = [
  ["Home", "/home"],
  ["Dialog", "/compose/post"],
  ["Reply page", "/samlq/status/1004"],
  ["Reply dialog", "/compose/post?in_reply_to=1001"],
  ["Quote", "/compose/post?url=https://x.com/wardjournals/status/1003"],
  ["Intent", "/intent/post?text=Great%20grand%20rounds%20today"],
];

export function Variants() {
  const { theme, button, paste, mirror } = settings.use();
  return (
    <section className="card" aria-label="Variants">
      <h2>Variants</h2>
      <div className="row">
        {SURFACES.map(([name, address]) => <button key={name} type="button" onClick={() => go(address)}>{name}</button>)}
        <button type="button" onClick={remount}>Remount</button>
      </div>
      <Choice name="Theme" value={theme} options={["light", "dim", "dark"]} onChoose={(theme) => change({ theme })} />
      <Choice name="Buttons" value={button} options={["native", "web"]} onChoose={(button) => change({ button })} />
      <Choice name="Paste" value={paste} options={["draft", "own"]} onChoose={(paste) => change({ paste })} />
      <Choice name="Mirror" value={mirror} options={[false, true]} onChoose={(mirror) => change({ mirror })} />
    </section>
  );
}

const Choice = ({ name, value, options, onChoose }) => (
  <fieldset className="row">
    <legend>{name}</legend>
    {options.map((option) => (
      <button key={option} type="button" aria-pressed={option === value} onClick={() => onChoose(option)}>
        {{ true: "on", false: "off" }[option] ?? option}
      </button>
    ))}
  </fieldset>
);
