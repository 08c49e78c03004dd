// Somebody reads along, likes the place and joins it.
import assert from "node:assert/strict";
import { Grove, accessible, fits, follow, withAndWithout } from "./support.mjs";

withAndWithout("a visitor joins by a link that comes by mail", async (t, javaScript) => {
  const grove = await Grove.start(t, { demo: true });
  const { page } = await grove.visitor(t, { javaScript });

  await page.goto("/");
  await page.getByRole("main").getByRole("link", { name: "Join" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Wanda Neuner");
  await page.getByLabel("E-mail").fill("wanda@example.org");
  await page.getByLabel("I have read the ground rules").check();
  await fits(page);
  if (javaScript) await accessible(page);
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("heading", { level: 1, name: "Look into your mailbox" }).waitFor();

  const link = await grove.mailedLink("wanda@example.org");
  await follow(page, link);
  await page.getByRole("navigation").getByText("Wanda Neuner").first().waitFor();
  await page.goto("/spaces/the-bench/topics/new");
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "Start a conversation");

  // The link is spent: opened again elsewhere, it signs nobody in.
  const late = await grove.visitor(t, { javaScript });
  late.trouble.expect(/status of 4\d\d/);
  await follow(late.page, link);
  await late.page.goto("/");
  assert.equal(await late.page.getByText("Wanda Neuner").count(), 0);
});
