// The tour: writes, is warned, fixes, adds a tag, is held, posts; and tells each step with its picture.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { relative } from "node:path";
import { part } from "./harness/panel.mjs";

const OUT = fileURLToPath(new URL("out/", import.meta.url));

export async function tour(session) {
  await mkdir(OUT, { recursive: true });
  const tab = await session.tab("/home");
  const { panel, page } = tab;
  let step = 0;
  const tell = async (what) => {
    step += 1;
    const file = `${OUT}${session.name}-${step}.png`;
    await page.screenshot({ path: file });
    console.log(`${step}. ${what}\n   ${relative(process.cwd(), file)}`);
  };

  await tab.type("Mrs Alvarez in bed 4 told me a joke");
  const status = await panel.becomes("stop");
  await tell(`Wrote “${await tab.text()}”. The status says: ${status.label ?? status.text}`);

  if (!(await panel.exists(part("panel")))) await panel.click(part("status"));
  const finding = await panel.appears(part("finding"));
  await tell(`The panel says: ${oneLine(finding.text)}`);

  await tab.click("tweetButtonInline");
  const hold = await panel.appears(part("hold"));
  await tell(`Pressed Post. Nothing was posted; the dialog says: ${oneLine(hold.text)}`);

  await panel.click(part("edit"));
  await panel.goes(part("hold"));
  await tell("Pressed Edit, and was back in the draft.");

  if (!(await panel.exists(part("panel")))) await panel.click(part("status"));
  while (await panel.exists(part("finding", { severity: "stop" }))) {
    const before = await tab.text();
    const fix = await panel.appears(`${part("finding", { severity: "stop" })} ${part("fix")}`);
    await panel.click(`${part("finding", { severity: "stop" })} ${part("fix")}`);
    await tab.changes(before);
    await tell(`Pressed the fix “${oneLine(fix.text)}”. The draft is now “${await tab.text()}”.`);
  }

  await tab.write("Completely burnt out. Nothing left to give and clinic starts at 8.");
  if (!(await panel.exists(part("panel")))) await panel.click(part("status"));
  const tag = await panel.appears(part("hashtag"));
  const before = await tab.text();
  await panel.click(part("hashtag"));
  await tab.changes(before);
  await tell(`Wrote of being burnt out and added ${tag.data.tag} with one click.`);

  await tab.click("tweetButtonInline");
  const [post] = await tab.isPosted();
  await tell(`Posted “${post.texts.join(" / ")}”, exactly once.`);
  await tab.close();
}

const oneLine = (text) => text.replace(/\s+/g, " ").trim();
