// Something is wrong, a member says so, and a moderator decides it by a rule.
import { Grove, accessible, fits, said, titled, withAndWithout } from "./support.mjs";

withAndWithout("a report is made and decided", async (t, javaScript) => {
  const grove = await Grove.start(t, { demo: true });
  const nadia = await grove.person(t, "nadia", { javaScript });
  await nadia.page.goto(await titled(nadia.page, "Slug pellets"));
  const topic = nadia.page.url();
  const post = nadia.page.getByRole("article").filter({ hasText: "Ducks. I'll hear nothing else." });
  await post.getByLabel("More").click();
  await post.getByRole("link", { name: "Report" }).click();
  await nadia.page.getByRole("heading", { level: 1, name: "Report this" }).waitFor();
  await nadia.page.getByLabel("In your words").fill("This is about ducks, every single time.");
  await fits(nadia.page);
  if (javaScript) await accessible(nadia.page);
  await nadia.page.getByRole("button", { name: "Report", exact: true }).click();
  await nadia.page.getByRole("heading", { level: 1, name: "Thank you" }).waitFor();

  const omar = await grove.person(t, "omar", { javaScript });
  await omar.page.goto("/");
  await omar.page.getByRole("navigation").getByRole("link", { name: /^Moderation/ }).click();
  if (javaScript) await accessible(omar.page);
  await omar.page.getByRole("main").getByRole("link", { name: /Slug pellets/ }).click();
  await said(omar.page, "every single time").waitFor();
  await fits(omar.page);
  if (javaScript) await accessible(omar.page);
  await omar.page.getByLabel("Which rule does it break?").selectOption({ index: 1 });
  await omar.page.getByLabel("Words to the member").fill("Once was enough. Thank you for the ducks.");
  await omar.page.getByRole("button", { name: "Remove" }).click();
  await omar.page.getByText("Decided by Omar Haddad").waitFor();

  await nadia.page.goto(topic);
  await said(nadia.page, "Ferric phosphate").first().waitFor();
  await said(nadia.page, "I'll hear nothing else").waitFor({ state: "detached" });
});
