import type { Locator } from "playwright-core"
import type { AdminScene } from "./admin-scene"

/** Everything that changes something at Amazon. */
const changing = [
  "SetOrderReferenceDetails",
  "ConfirmOrderReference",
  "Authorize",
  "Capture",
  "Refund",
  "CloseAuthorization",
  "CloseOrderReference",
  "CancelOrderReference",
]

/** What the calls of a piece of work were, and what the buyers were charged by it. */
export interface Done {
  calls: Record<string, number>
  captured: string
}

/** How somebody goes about the order panel, and what comes of it at Amazon. */
export class PanelVisit {
  constructor(readonly scene: AdminScene) {}

  /** Places an order and opens its page. */
  async open(): Promise<{ id: string; orderId: string; total: string }> {
    const order = await this.scene.store.order()
    await this.scene.desk.openOrder(order.orderId)
    await this.scene.desk.part("money-left").waitFor()
    return order
  }

  get more(): Locator {
    return this.scene.desk.panel.getByRole("button", { name: "More actions" })
  }

  get status(): Locator {
    return this.scene.desk.panel.locator("[role=status].sr-only")
  }

  /** Chooses from the menu, and reads the question before it says yes. */
  async choose(action: string, question: string): Promise<void> {
    const { page, prompt } = this.scene.desk
    await this.more.click()
    await page.getByRole("menuitem", { name: action }).click()
    await prompt.getByText(question).waitFor()
    await prompt.getByRole("button", { name: action }).click()
  }

  /** Opens the menu, and says why each thing in it is not offered. */
  async refusals(): Promise<Record<string, string>> {
    const { page } = this.scene.desk
    await this.more.click()
    const items = await page.locator("[role=menuitem][aria-disabled=true]").allInnerTexts()
    await page.keyboard.press("Escape")
    await page.getByRole("menu").waitFor({ state: "detached" })
    return Object.fromEntries(
      items.map((text) => text.split("\n").filter(Boolean) as [string, string]),
    )
  }

  async money(name: string, amount: string): Promise<void> {
    await this.scene.desk.part(`money-${name}`).getByText(amount, { exact: true }).waitFor()
  }

  /** @returns the calls that changed something at Amazon meanwhile, and the money taken */
  async doing(work: () => Promise<void>): Promise<Done> {
    const before = await this.scene.store.amazon.ledger()
    await work()
    const after = await this.scene.store.amazon.ledger()
    const more = (action: string) => (after.requests[action] ?? 0) - (before.requests[action] ?? 0)
    return {
      calls: Object.fromEntries(
        changing.filter((action) => more(action) > 0).map((action) => [action, more(action)]),
      ),
      captured: (Number(after.captured.USD ?? 0) - Number(before.captured.USD ?? 0)).toFixed(2),
    }
  }

  /** Meanwhile Amazon, or the way there, is not as it should be. */
  async withFaults(faults: object[], work: () => Promise<void>): Promise<void> {
    const { amazon } = this.scene.store
    await amazon.control("POST", "/faults", { faults })
    try {
      await work()
    } finally {
      await amazon.control("DELETE", "/faults")
    }
  }

  /** What a screen reader says of a button besides its name, as the browser works it out. */
  async described(name: string): Promise<string> {
    const { page } = this.scene.desk
    const session = await page.context().newCDPSession(page)
    const { root } = await session.send("DOM.getDocument")
    const { nodes } = await session.send("Accessibility.queryAXTree", {
      nodeId: root.nodeId,
      accessibleName: name,
      role: "button",
    })
    await session.detach()
    return nodes.map(({ description }) => String(description?.value ?? "")).join(" ")
  }
}
