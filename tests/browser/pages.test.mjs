// Every page that people see often: fits a phone, passes axe in both themes, and has one main heading.
import assert from "node:assert/strict";
import test from "node:test";
import { Grove, accessible, fits, titled } from "./support.mjs";

const PAGES = {
  visitor: ["/", "/spaces", "/spaces/growing-questions", "/tags", "/search?q=tomato", "/rules", "/sign-in", "/join"],
  nadia: ["/", "/?tab=unread", "/spaces", "/spaces/seed-swap", "/spaces/pests", "/spaces/pests/topics/new", "/compose", "/members", "/members/marek", "/members/marek?tab=replies",
    "/settings", "/settings/profile", "/settings/account", "/settings/sessions", "/settings/tokens", "/settings/people", "/drafts", "/search?q=zeppelin"],
  omar: ["/moderation/reports", "/moderation/log", "/moderation/members/theo/sanctions"],
  ada: ["/admin/settings", "/rules/edit", "/admin/pending", "/spaces/new", "/spaces/pests/settings", "/spaces/pests/members"],
};

for (const [who, places] of Object.entries(PAGES)) {
  test(`the pages of ${who} are in order, in light, in the dark, on a phone`, async (t) => {
    const grove = await Grove.start(t, { demo: true });
    const { page } = who === "visitor" ? await grove.visitor(t) : await grove.person(t, who);
    const topics = who === "nadia" || who === "visitor" ? [await titled(page, "Is this blight"), await titled(page, "Slug pellets")] : [];
    for (const place of [...places, ...topics]) {
      const answer = await page.goto(place);
      assert.equal(answer.status(), 200, place);
      assert.equal(await page.locator("h1").count(), 1, `${place} has one main heading`);
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: "light" });
      await accessible(page);
      await fits(page);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: "dark" });
      await accessible(page);
      await fits(page);
      await page.setViewportSize({ width: 820, height: 1180 });
      await fits(page);
    }
  });
}

test("from right to left nothing is cut off", async (t) => {
  const grove = await Grove.start(t, { demo: true });
  const { page, context } = await grove.person(t, "nadia", { width: 390 });
  await context.addCookies([{ name: "lang", value: "ar-XB", url: grove.url }]);
  for (const place of ["/", "/spaces/pests", "/compose", "/search?q=tomato"]) {
    await page.goto(place);
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await fits(page);
  }
});
