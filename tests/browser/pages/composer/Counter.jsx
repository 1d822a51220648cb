// The ring that fills as one writes.

import { length, LIMIT } from "./length.js";

const RADIUS = 9;
const ROUND = 2 * Math.PI * RADIUS;

export function Counter({ text }) {
  const used = length(text);
  const left = LIMIT - used;
  const colour = left < 0 ? "over" : left <= 20 ? "near" : "";
  return (
    <div className={`counter ${colour}`} data-testid="countdown-circle" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow={Math.min(100, (used / LIMIT) * 100)}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <circle className="track" cx="12" cy="12" r={RADIUS} />
        <circle className="fill" cx="12" cy="12" r={RADIUS} strokeDasharray={ROUND} strokeDashoffset={ROUND * (1 - Math.min(1, used / LIMIT))} />
      </svg>
      {left <= 20 && <span className="left">{left}</span>}
    </div>
  );
}
