import { begin, expect, open, saved, test } from "./support/browser";

test("several assessments: another name, a copy, put away and back, deleted and undone", async ({ page }) => {
  await begin(page);
  await page.locator("fieldset.question").first().locator("input[type=radio]").nth(2).check();
  await saved(page);
  await open(page, "/sjalvskattning");
  const list = page.locator(".saved > .saved-list > li");
  await list.first().getByText("Byt namn, kopiera eller lägg undan").click();
  await list.first().getByRole("textbox", { name: "Namn" }).fill("Våren 2027");
  await list.first().getByRole("button", { name: "Byt namn" }).click();
  await expect(list.first().getByRole("heading", { name: "Våren 2027" })).toBeVisible();

  await list.first().getByText("Byt namn, kopiera eller lägg undan").click();
  await list.first().getByRole("button", { name: "Gör en kopia" }).click();
  await expect(list).toHaveCount(2);
  const copy = page.locator(".saved-list > li").filter({ hasText: "Våren 2027 (kopia)" });
  await expect(copy).toContainText("1 av 24 frågor besvarade");

  await copy.getByText("Byt namn, kopiera eller lägg undan").click();
  await copy.getByRole("button", { name: "Lägg undan" }).click();
  await expect(list).toHaveCount(1);
  // Put away is not gone: it is still there after a reload, and comes back when asked for.
  await page.reload();
  await page.getByText("Undanlagda (1)").click();
  await copy.getByText("Byt namn, kopiera eller lägg undan").click();
  await copy.getByRole("button", { name: "Ta fram igen" }).click();
  await expect(list).toHaveCount(2);

  await page.getByRole("button", { name: "Ta bort: Våren 2027 (kopia)" }).click();
  await expect(list).toHaveCount(1);
  await page.locator("#undo-delete").click();
  await expect(list).toHaveCount(2);
});

test("a link to what shows a level opens only if it is safe, and free text warns once about individuals", async ({ page }) => {
  await begin(page);
  const questions = page.locator("fieldset.question");
  const warning = page.getByText("Skriv inte om enskilda personer", { exact: false });
  await expect(warning).toHaveCount(0);
  await questions.first().locator("input[type=radio]").nth(3).check();
  await questions.first().getByRole("textbox", { name: "Ert exempel" }).focus();
  await expect(warning).toHaveCount(1);
  await questions.nth(1).getByRole("textbox", { name: /Anteckning/ }).focus();
  await expect(warning).toHaveCount(1);
  const link = questions.first().getByRole("textbox", { name: /^Länk/ });
  await link.fill("javascript:alert(1)");
  await expect(questions.first().getByText("Det här är ingen webbadress")).toBeVisible();
  await expect(questions.first().getByRole("link", { name: "Öppna länken" })).toHaveCount(0);
  await link.fill("https://example.org/svar");
  await expect(questions.first().getByRole("link", { name: "Öppna länken" })).toHaveAttribute("href", "https://example.org/svar");
  await saved(page);
});

test("a row of the plan is dragged to its place, and linked to question and action area", async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 2600 });
  await begin(page);
  await open(page, "/sjalvskattning/plan");
  for (const [at, text] of ["Ett", "Två", "Tre"].entries()) {
    await page.locator("#add-row").click();
    await expect(page.locator(".plan-row")).toHaveCount(at + 1);
    await page.locator("[id^=what-]").nth(at).fill(text);
  }
  const first = await page.locator(".plan-row").first().boundingBox();
  const grip = page.locator(".plan-grip").nth(2);
  await grip.scrollIntoViewIfNeeded();
  const from = await grip.boundingBox();
  const target = await page.locator(".plan-row").nth(1).boundingBox();
  if (!from || !target || !first) throw new Error("nothing to drag");
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(from.x + 10, target.y + target.height * 0.4, { steps: 6 });
  await page.mouse.up();
  await expect(page.locator("[id^=what-]").nth(1)).toHaveValue("Tre");
  await expect(page.locator("[id^=what-]").nth(2)).toHaveValue("Två");
  // Over several rows in one go, and let go of when the pointer is.
  const [up, last] = [await page.locator(".plan-grip").first().boundingBox(), await page.locator(".plan-row").nth(2).boundingBox()];
  if (!up || !last) throw new Error("nothing to drag");
  await page.mouse.move(up.x + 10, up.y + 10);
  await page.mouse.down();
  await page.mouse.move(up.x + 10, last.y + last.height, { steps: 12 });
  await expect(page.locator(".plan-grip.dragging")).toHaveCount(1);
  await page.mouse.up();
  await expect(page.locator(".plan-grip.dragging")).toHaveCount(0);
  const order = () => page.locator("[id^=what-]").evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
  expect(await order()).toEqual(["Tre", "Två", "Ett"]);
  await page.mouse.move(up.x + 10, up.y, { steps: 6 });
  expect(await order()).toEqual(["Tre", "Två", "Ett"]);
  // Let go of where the page was not told, as over another window: it follows no pointer that holds nothing.
  await page.locator(".plan-grip").first().hover();
  await page.mouse.down();
  await expect(page.locator(".plan-grip.dragging")).toHaveCount(1);
  await page.locator(".plan-rows").dispatchEvent("pointermove", { buttons: 0, clientX: up.x, clientY: last.y + last.height });
  await expect(page.locator(".plan-grip.dragging")).toHaveCount(0);
  expect(await order()).toEqual(["Tre", "Två", "Ett"]);
  await page.mouse.up();

  const row = page.getByRole("group", { name: "Åtgärd 1" });
  await row.getByRole("combobox", { name: "Fråga" }).selectOption({ index: 6 });
  await expect(row.getByRole("combobox", { name: "Princip" })).toHaveValue("DIA");
  await expect(row.getByRole("combobox", { name: "Åtgärdsområde" })).not.toHaveValue("");
});
