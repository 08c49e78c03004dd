// The first hour of an owner: a new machine, one link, a community with a first topic in it.
// Everything here is found by what people see and by landmarks, never by class names.
import assert from "node:assert/strict";
import test from "node:test";
import { Grove, accessible, fits, follow } from "./support.mjs";

const OWNER = { email: "owner@localhost.example", name: "Owner" };

test("an owner comes in by a one-time link, and it works once", async (t) => {
  const grove = await Grove.start(t);
  const link = await grove.ownerLink(OWNER);

  const { page } = await grove.visitor(t);
  await follow(page, link);
  assert.ok(page.url().startsWith(grove.url));
  assert.equal((await page.goto("/")).status(), 200);
  await accessible(page);
  await fits(page);

  const late = await grove.visitor(t);
  late.trouble.expect(/status of 4\d\d/);
  await follow(late.page, link);
  await late.page.goto("/");
  const owners = await page.context().cookies();
  const strangers = await late.page.context().cookies();
  const session = owners.find((cookie) => cookie.httpOnly);
  assert.ok(session, "the owner has a session that scripts cannot read");
  assert.ok(!strangers.some((cookie) => cookie.name === session.name), "a used link signs nobody in");
});

for (const javaScript of [true, false]) {
  test(`a member starts a topic and answers it, JavaScript ${javaScript ? "on" : "off"}`, async (t) => {
    const grove = await Grove.start(t, { demo: true });
    const { page } = await grove.person(t, "nadia", { javaScript });

    await page.goto("/compose");
    await page.getByLabel(/title/i).first().fill("When do we prune the old pear?");
    await page.locator("textarea").first().fill("It has not been cut for **three** years.");
    await page.locator("main form").filter({ has: page.locator("textarea") }).locator("button[type=submit]").last().click();
    await page.getByRole("heading", { level: 1, name: "When do we prune the old pear?" }).waitFor();
    await page.locator("main strong", { hasText: "three" }).waitFor();

    await page.locator("main form textarea").last().fill("In February, before the buds open.");
    await page.locator("main form").filter({ has: page.locator("textarea") }).last().locator("button[type=submit]").last().click();
    await page.getByText("In February, before the buds open.").first().waitFor();
    if (javaScript) await accessible(page);
  });
}
