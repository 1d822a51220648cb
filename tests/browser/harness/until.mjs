// Waits for what is to come true instead of for time to pass.

const EVERY = 25;
const PATIENCE = Number(process.env.PATIENCE ?? 10_000);

/** Asks again and again until the answer is truthy, and gives it back. `what` is the sentence of the failure. */
export async function until(what, ask, patience = PATIENCE) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patience / 1000} s in vain until ${typeof what === "function" ? await what() : what}.`);
    await pause(EVERY);
  }
}

/** Makes sure that something stays true for a while; only for what must *not* happen. */
export async function stays(what, ask, millis = 300) {
  const end = Date.now() + millis;
  while (Date.now() < end) {
    if (!(await ask())) throw new Error(`It should have stayed true that ${what}.`);
    await pause(EVERY);
  }
}

export const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
