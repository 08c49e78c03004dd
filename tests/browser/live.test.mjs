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

test("the first answer stands under its heading, and the heading counts it", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const nadia = await grove.person(t, "nadia");
  const vera = await grove.person(t, "vera");
  await nadia.page.goto("/spaces/growing-questions/topics/new");
  await nadia.page.getByLabel("Title").fill("Do leeks mind the frost?");
  await nadia.page.getByLabel("Text", { exact: true }).fill("They stand in the open.");
  await nadia.page.getByRole("button", { name: "Ask the question" }).or(nadia.page.getByRole("button", { name: "Post" })).click();
  await nadia.page.getByRole("heading", { name: "No answers yet" }).waitFor();
  await nadia.page.getByText("One person in this conversation").waitFor();

  await vera.page.goto(nadia.page.url());
  await vera.page.getByLabel("Your answer").fill("Not at all.");
  await vera.page.getByRole("button", { name: "Answer", exact: true }).click();
  await said(vera.page, "Not at all.").waitFor();

  const show = nadia.page.getByRole("status").filter({ hasText: "1 new" }).getByRole("button", { name: /show/i });
  await show.click();
  await said(nadia.page, "Not at all.").waitFor();
  const heading = nadia.page.getByRole("heading", { name: "1 answer" });
  await heading.waitFor();
  await nadia.page.getByText("2 people in this conversation").waitFor();
  const [above, below] = [await heading.boundingBox(), await said(nadia.page, "Not at all.").boundingBox()];
  assert.ok(above.y < below.y, "the answer stands under the heading");
});

test("what came into sight is read, and the list leads on from there", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const nadia = await grove.person(t, "nadia", { height: 500 });
  const omar = await grove.person(t, "omar");
  await omar.page.goto("/spaces/potting-shed/topics/new");
  await omar.page.getByLabel("Title").fill("A long talk about sheds");
  await omar.page.getByLabel("Text", { exact: true }).fill("The first of many.");
  await omar.page.getByRole("button", { name: "Post" }).click();
  await omar.page.getByRole("heading", { level: 1, name: "A long talk" }).waitFor();
  const topic = new URL(omar.page.url()).pathname;
  for (const n of [1, 2, 3]) {
    await omar.page.getByLabel("Your reply").last().fill(Array(12).fill(`Paragraph of reply ${n}.`).join("\n\n"));
    await omar.page.getByRole("button", { name: "Reply", exact: true }).last().click();
    await said(omar.page, `Paragraph of reply ${n}.`).waitFor();
  }
  const told = nadia.page.waitForRequest((request) => request.url().includes("/read-position") && request.method() === "PUT");
  await nadia.page.goto(topic);
  await nadia.page.getByText("Paragraph of reply 1.").first().evaluate((text) => text.closest("article").scrollIntoView({ block: "start" }));
  const position = Number(new URLSearchParams((await told).postData()).get("position"));
  await nadia.page.goto("/spaces/potting-shed");
  assert.ok(position < 3, `not all was read: ${position}`);
  await nadia.page.waitForTimeout(500);
  await nadia.page.reload();
  const link = nadia.page.getByRole("main").getByRole("link", { name: "A long talk about sheds" });
  assert.match(await link.getAttribute("href"), /at=new/);
  await link.click();
  await nadia.page.waitForURL(/#new$/);
  await nadia.page.getByText(/new posts? since your last visit/).waitFor();
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

test("what somebody muted says comes along folded and is not counted", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const [nadia, vera, omar] = await Promise.all(["nadia", "vera", "omar"].map((who) => grove.person(t, who)));
  await nadia.page.goto("/members/vera");
  await nadia.page.evaluate(() => fetch("/members/vera/mute?_method=PUT", { method: "POST" }));
  const topic = await titled(nadia.page, "Is this blight");
  await nadia.page.goto(topic);
  const answers = async ({ page }, words) => {
    await page.goto(topic);
    await page.getByLabel("Your answer").fill(words);
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await said(page, words).waitFor();
  };
  await answers(vera, "Words that are not wanted.");
  await answers(omar, "Words that are.");
  const bar = nadia.page.getByRole("status").filter({ hasText: "1 new" });
  await bar.getByRole("button", { name: /show/i }).click();
  await said(nadia.page, "Words that are.").waitFor();
  const folded = nadia.page.locator("details.unwanted").filter({ hasText: "Words that are not wanted." });
  assert.equal(await folded.count(), 1);
  assert.equal(await folded.getAttribute("open"), null);
});
