import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { Locator, Page } from "playwright-core"
import { z } from "@medusajs/framework/zod"

/** For a person to look at; nothing compares them. */
const photographs = join(__dirname, "../../.screenshots")

const violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ failureSummary: z.string() })) }),
)

/**
 * What is wrong with a part of a page for people who do not see, hear or point like others, by axe-core's rules, in the
 * dashboard's light and dark. Takes a photograph of each on the way.
 * @param name of the photographs
 * @param part a selector of what to look at, and of nothing else
 * @returns a line for each finding
 */
export async function faultsOf(page: Page, name: string, part: string): Promise<string[]> {
  await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") })
  // What is half faded in has half the contrast.
  await page.addStyleTag({
    content: "* { transition: none !important; animation: none !important }",
  })
  const faults: string[] = []
  for (const theme of ["light", "dark"]) {
    await page.evaluate(
      `document.documentElement.classList.remove("light", "dark");
       document.documentElement.classList.add("${theme}");
       document.documentElement.style.colorScheme = "${theme}"`,
    )
    await photograph(page.locator(part).first(), `${name}-${theme}`)
    const found = await page.evaluate(
      `axe.run({ include: ${JSON.stringify([part])} }).then((result) => result.violations)`,
    )
    for (const { id, nodes } of violations.parse(found)) {
      faults.push(
        ...nodes.map(({ failureSummary }) => `${name}, ${theme}: ${id}: ${failureSummary}`),
      )
    }
  }
  return faults
}

export async function photograph(what: Page | Locator, name: string): Promise<void> {
  mkdirSync(photographs, { recursive: true })
  const file = `${name.replace(/\W+/g, "-")}.png`
  await what.screenshot({ path: join(photographs, file), animations: "disabled" })
}

/** How many pixels of a part, or of anything in it, are beyond its right edge, where nobody can scroll to. */
export async function overflowOf(page: Page, part: string): Promise<number> {
  return Number(
    await page.evaluate(`(() => {
      const part = document.querySelector(${JSON.stringify(part)})
      const edge = part.getBoundingClientRect().right
      const scrolls = (one) => one !== part &&
        (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement))
      const beyond = [...part.querySelectorAll("*")]
        .filter((one) => one.getClientRects().length && !scrolls(one.parentElement))
        .map((one) => one.getBoundingClientRect().right - edge)
      return Math.round(Math.max(0, edge - innerWidth, ...beyond))
    })()`),
  )
}
