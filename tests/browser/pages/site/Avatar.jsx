const COLOURS = ["#7856ff", "#00ba7c", "#f91880", "#ff7a00", "#1d9bf0"];

/** A coloured disc with an initial: no pictures are fetched. */
export function Avatar({ name }) {
  const colour = COLOURS[[...name].reduce((sum, char) => sum + char.codePointAt(0), 0) % COLOURS.length];
  return <div className="avatar" style={{ backgroundColor: colour }} aria-hidden="true">{name[0]}</div>;
}
