// The first hour of an owner: a new machine, one link, and a community with a first conversation in it.
// Everything here is found by what people see and by landmarks, never by class names.
import assert from "node:assert/strict";
import test from "node:test";
import { Grove, accessible, fits, follow, said, withAndWithout } from "./support.mjs";

const OWNER = { email: "owner@localhost.example", name: "Owner" };

withAndWithout("an owner sets the place up, opens a space and begins to talk", async (t, javaScript) => {
  const grove = await Grove.start(t);
  const link = await grove.ownerLink(OWNER);

  const { page } = await grove.visitor(t, { javaScript });
  await follow(page, link);
  await page.goto("/");
  await page.waitForURL("**/set-up");
  await page.getByLabel("Name of the community").fill("The Allotment");
  await page.getByLabel("What is it for?").fill("Vegetables, mostly.");
  await page.locator("main form button[type=submit]").first().click();

  await page.getByRole("heading", { level: 1, name: "The Allotment" }).waitFor();
  await fits(page);
  if (javaScript) await accessible(page);
  await page.getByRole("link", { name: "Open the first space" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Growing");
  await page.getByLabel("Purpose", { exact: true }).fill("What grows, and what does not.");
  if (javaScript) await accessible(page);
  await page.getByRole("button", { name: "Create the space" }).click();
  await page.getByRole("heading", { level: 1, name: "Growing" }).waitFor();

  await page.goto("/compose");
  await page.getByLabel("Title").fill("When do we prune the old pear?");
  await page.getByLabel("Text", { exact: true }).fill("It has not been cut for **three** years.");
  await page.getByRole("button", { name: "Post" }).click();
  await page.getByRole("heading", { level: 1, name: "When do we prune the old pear?" }).waitFor();
  await said(page, "three").waitFor();

  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "When do we prune the old pear?" }).waitFor();
});

test("the owner's link works once, and scripts cannot read the session", async (t) => {
  const grove = await Grove.start(t);
  const link = await grove.ownerLink(OWNER);
  const { page } = await grove.visitor(t);
  await follow(page, link);

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
