// Two people on one page: what one says reaches the other without moving what is being read.
import assert from "node:assert/strict";
import test from "node:test";
import { Grove, said, titled } from "./support.mjs";

test("a new reply waits behind a bar until it is asked for", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const nadia = await grove.person(t, "nadia");
  const omar = await grove.person(t, "omar");
  const topic = await titled(nadia.page, "Is this blight");
  await nadia.page.goto(topic);
  await omar.page.goto(topic);

  const read = nadia.page.getByRole("article").last();
  await read.scrollIntoViewIfNeeded();
  const before = await read.boundingBox();
  await omar.page.getByLabel("Your answer").fill("A late word: burn the stems.");
  await omar.page.getByRole("button", { name: "Answer", exact: true }).click();
  await said(omar.page, "A late word: burn the stems.").waitFor();

  const show = nadia.page.getByRole("status").filter({ hasText: "1 new" }).getByRole("button", { name: /show/i });
  await show.waitFor();
  assert.equal(await said(nadia.page, "A late word: burn the stems.").count(), 0, "nothing arrives by itself");
  assert.deepEqual(await read.boundingBox(), before, "what is read stays where it is");
  await show.click();
  await said(nadia.page, "A late word: burn the stems.").waitFor();
});

test("a hidden page listens to nothing", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.person(t, "nadia");
  const ended = new Promise((done) => page.on("requestfailed", (request) => request.url().includes("/live/") && done()));
  const opened = page.waitForRequest(/\/live\//);
  await page.goto(await titled(page, "Is this blight"));
  await opened;
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await ended;
});
