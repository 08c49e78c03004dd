// The first look: the front page of the demo, as a visitor, with and without JavaScript.
import assert from "node:assert/strict";
import test from "node:test";
import { Grove, accessible, fits } from "./support.mjs";

test("a visitor opens the front page", async (t) => {
  const grove = await Grove.start(t, { demo: true });

  for (const [width, dark] of [[1440, false], [390, true]]) {
    const { page } = await grove.visitor(t, { width, dark });
    const answer = await page.goto("/");
    assert.equal(answer.status(), 200);
    assert.ok(await page.locator("h1").first().isVisible());
    await fits(page);
    await accessible(page);
  }

  const { page } = await grove.visitor(t, { javaScript: false });
  await page.goto("/");
  assert.ok(await page.locator("h1").first().isVisible());
});

test("what is not there says so, and leads on", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page, trouble } = await grove.visitor(t);
  trouble.expect(/status of 404/);
  const answer = await page.goto("/no-such-page");
  assert.equal(answer.status(), 404);
  assert.ok(await page.locator("main a, main form").first().isVisible());
  await accessible(page);
});
