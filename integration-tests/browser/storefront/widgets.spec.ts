import type { FrameLocator, Page } from "playwright-core"
import type { Merchant } from "../../../packages/simulator/src/__tests__/support/client"
import { startFrozen } from "../../../packages/simulator/src/__tests__/support/client"
import { choose } from "../support/choose"
import { newVisitor } from "./support/browser"
import { bare, Site } from "./support/site"

/** The simulator's widgets on a page that is written as Amazon's guide tells shops to write theirs. */

const site = new Site()
let merchant: Merchant

const script = (): string =>
  `${merchant.simulator.url}/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js`

/** Records what widgets call back, and shows widgets as the page's address says. */
const shop = (): string =>
  bare(`
<div id="button"></div><div id="book" style="height:240px"></div><div id="wallet" style="height:240px"></div>
<script>
const calls = []
const note = (name) => (order) => calls.push(name + (order?.getAmazonOrderReferenceId ? " " + order.getAmazonOrderReferenceId() : ""))
const onError = (error) => calls.push("error " + error.getErrorCode())
const sellerId = ${JSON.stringify(merchant.simulator.sellerId)}
const design = { designMode: "responsive" }
const login = { scope: "profile payments:widget payments:shipping_address", popup: !location.search.includes("redirect"), state: "s" }
const keep = new URLSearchParams(location.search).get("access_token")
if (keep) document.cookie = "amazon_Login_accessToken=" + encodeURIComponent(keep)
function book(more) {
  return new OffAmazonPayments.Widgets.AddressBook({ sellerId, design, onError, onReady: note("ready"), onOrderReferenceCreate: note("created"), onAddressSelect: note("address"), ...more }).bind("book")
}
function wallet(more) {
  return new OffAmazonPayments.Widgets.Wallet({ sellerId, design, onError, onOrderReferenceCreate: note("wallet created"), onPaymentSelect: note("payment"), ...more }).bind("wallet")
}
window.onAmazonLoginReady = () => { calls.push("login ready"); amazon.Login.setClientId(${JSON.stringify(merchant.simulator.clientId)}) }
window.onAmazonPaymentsReady = () => {
  calls.push("payments ready")
  OffAmazonPayments.Button("button", sellerId, { type: "PwA", color: "Gold", size: "medium", onError, authorization: () => {
    window.request = amazon.Login.authorize(login, login.popup ? (response) => { window.response = response; calls.push("signed in") } : location.origin + "/?back=1")
  } })
}
</script>
<script async src="${script()}"></script>`)

beforeAll(async () => {
  merchant = await startFrozen({ region: "eu" })
  await site.open()
})
beforeEach(async () => {
  await merchant.control("POST", "/reset")
  site.pages.set("/", shop())
})
afterAll(() => {
  site.close()
})

const calls = async (page: Page): Promise<string[]> => await page.evaluate("calls")

/** Waits until a call has come, and answers what follows its name. */
async function called(page: Page, name: string, times = 1): Promise<string> {
  const count = `calls.filter((call) => call.split(" ")[0] === ${JSON.stringify(name)}).length`
  await page.waitForFunction(`${count} >= ${times}`)
  const call = (await calls(page)).filter((each) => each.split(" ")[0] === name).at(-1)
  return call?.slice(name.length + 1) ?? ""
}

async function signIn(page: Page, times = 1): Promise<void> {
  const opened = page.waitForEvent("popup")
  await page.getByRole("button", { name: "Pay with Amazon" }).click()
  const popup = await opened
  await Promise.all([
    popup.waitForEvent("close"),
    popup.getByRole("button", { name: /Sign in as Elke Tester/ }).click(),
  ])
  await called(page, "signed", times)
}

async function visit(address = ""): Promise<{ page: Page; troubles: string[] }> {
  const visitor = await newVisitor()
  await visitor.page.goto(site.url + address)
  await called(visitor.page, "payments")
  return visitor
}

const frame = (page: Page, title: "address book" | "wallet"): FrameLocator =>
  page.frameLocator(`iframe[title="Amazon Pay ${title}"]`)

const tree = async (id: string): Promise<Record<string, unknown>> =>
  (await merchant.control("GET", `/order-references/${id}`)).value

test("a buyer signs in in a window, and chooses address and card with the keyboard", async () => {
  const { page, troubles } = await visit()
  expect(await calls(page)).toEqual(["login ready", "payments ready"])
  await signIn(page)
  expect(await page.evaluate("[response.state, request.status]")).toEqual(["s", "complete"])
  await page.evaluate("void book()")
  const id = await called(page, "address")
  expect(await calls(page)).toEqual([
    "login ready",
    "payments ready",
    "signed in",
    `created ${id}`,
    `ready ${id}`,
    `address ${id}`,
  ])
  expect(await tree(id)).toMatchObject({
    Address: { AddressLine1: "Beispiel GmbH" },
    Constraints: ["AmountNotSet", "PaymentPlanNotSet"],
  })

  await page.evaluate("void wallet()")
  expect(await called(page, "payment")).toBe(id)
  const methods = frame(page, "wallet").getByRole("group", { name: "Payment method" })
  const visa = methods.getByRole("radio", { name: "Visa ending in 1111" })
  expect(await visa.isChecked()).toBe(true)
  await visa.focus()
  await page.keyboard.press("ArrowDown")
  await called(page, "payment", 2)
  expect(await tree(id)).toMatchObject({ PaymentMethod: "Mastercard" })

  const addresses = frame(page, "address book").getByRole("group", { name: "Shipping address" })
  await choose(addresses.getByRole("radio", { name: /Lukas Muster/ }))
  await called(page, "address", 2)
  // The wallet renders itself anew, and keeps what was chosen.
  await called(page, "payment", 3)
  expect(await tree(id)).toMatchObject({
    Address: { AddressLine2: "Muster KG", CountryCode: "AT" },
    PaymentMethod: "Mastercard",
    Constraints: ["AmountNotSet"],
  })
  expect(troubles).toEqual([])
})

test("without a window the buyer leaves the page and comes back with the token", async () => {
  const { page } = await visit("/?redirect")
  await page.getByRole("button", { name: "Pay with Amazon" }).click()
  await page.getByRole("button", { name: /Sign in as Elke Tester/ }).click()
  await page.waitForURL(/back=1/)
  const back = new URL(page.url()).searchParams
  expect([back.get("state"), back.get("token_type")]).toEqual(["s", "bearer"])
  await called(page, "payments")
  await page.evaluate("void wallet()")
  const id = await called(page, "payment")
  expect(await tree(id)).toMatchObject({ Address: null, PaymentMethod: "Visa" })
})

test("a window that is closed is a login given up; logging out ends the session", async () => {
  const { page } = await visit()
  const opened = page.waitForEvent("popup")
  await page.getByRole("button", { name: "Pay with Amazon" }).click()
  await (await opened).close()
  await called(page, "signed")
  expect(await page.evaluate("response.error")).toBe("access_denied")
  await page.evaluate("void book()")
  expect(await called(page, "error")).toBe("BuyerSessionExpired")
  const text = frame(page, "address book").getByRole("alert")
  expect(await text.innerText()).toContain("not signed in")

  await signIn(page, 2)
  await page.evaluate("void book()")
  await called(page, "address")
  await page.evaluate("amazon.Login.logout(); void wallet()")
  await called(page, "error", 2)
  expect(await page.evaluate("document.cookie")).toBe("")
})

test("a wallet that names no order reference takes the address book's, whichever comes first", async () => {
  const { page } = await visit()
  await signIn(page)
  await page.evaluate("void book(); void wallet()")
  const id = await called(page, "created")
  expect(await called(page, "payment")).toBe(id)
  expect(await called(page, "address")).toBe(id)
  expect((await calls(page)).filter((call) => call.startsWith("wallet created"))).toEqual([])
})

test("an address book that names none begins another order reference each time", async () => {
  const { page } = await visit()
  await signIn(page)
  await page.evaluate("void book()")
  const first = await called(page, "created")
  await page.evaluate("void book()")
  expect(await called(page, "created", 2)).not.toBe(first)
})

test("read-only widgets show what was chosen, and offer nothing", async () => {
  const { page } = await visit()
  await signIn(page)
  await page.evaluate("void book(); void wallet()")
  const id = await called(page, "payment")
  const again = JSON.stringify({ amazonOrderReferenceId: id, displayMode: "Read" })
  await page.evaluate(`void book(${again}); void wallet(${again})`)
  await called(page, "ready", 2)
  for (const title of ["address book", "wallet"] as const) {
    const group = frame(page, title).getByRole("group")
    await group.waitFor()
    expect(await group.getByRole("radio").count()).toBe(0)
  }
  expect(await frame(page, "wallet").getByText("Visa ending in 1111").count()).toBe(1)
})

test("the wallet presents another currency, again when it is changed", async () => {
  const { page } = await visit()
  await signIn(page)
  await page.evaluate(`window.shown = wallet({ presentmentCurrency: "DKK" })`)
  const id = await called(page, "payment")
  expect(await tree(id)).toMatchObject({ PresentmentCurrency: "DKK" })
  await page.evaluate(`void shown.setPresentmentCurrency("GBP").bind("wallet")`)
  await called(page, "payment", 2)
  expect(await tree(id)).toMatchObject({ PresentmentCurrency: "GBP" })
  const group = frame(page, "wallet").getByRole("group", { name: "Payment method (in GBP)" })
  expect(await group.getByRole("radio", { name: /Amex/ }).count()).toBe(0)
})

test("a session that ends while the buyer thinks is reported at the next choice", async () => {
  const { page } = await visit()
  await signIn(page)
  await page.evaluate("void book()")
  await called(page, "address")
  await merchant.advance("PT61M")
  await frame(page, "address book")
    .getByRole("radio", { name: /Amélie/ })
    .click()
  expect(await called(page, "error")).toBe("BuyerSessionExpired")
})

test("the confirmation flow leaves for the challenge on success, and stays on error", async () => {
  const { page } = await visit()
  const id = await merchant.draft()
  await merchant.set(id, "10", "EUR")
  const urls = { SuccessUrl: `${site.url}/?ok=1`, FailureUrl: `${site.url}/?no=1` }
  await merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id, ...urls })
  const begin = (end: string): string =>
    `OffAmazonPayments.initConfirmationFlow(sellerId, "${id}", (flow) => { flow.${end}(); calls.push("flow") })`
  await page.evaluate(begin("error"))
  await called(page, "flow")
  expect(page.url()).toBe(site.url + "/")
  await page.evaluate(begin("success"))
  await page.getByRole("heading", { name: "Is this you?" }).waitFor()
  await page.getByRole("button", { name: "Approve the payment" }).click()
  await page.waitForURL(`${site.url}/?ok=1&AuthenticationStatus=Success`)
  expect(await tree(id)).toMatchObject({ State: "Open" })
})

test("what the page does wrong is reported, too", async () => {
  const { page } = await visit()
  await page.evaluate(`
    new OffAmazonPayments.Widgets.Wallet({ sellerId, onError }).bind("nowhere")
    new OffAmazonPayments.Widgets.Wallet({ sellerId, onError, agreementType: "BillingAgreement" }).bind("wallet")
    OffAmazonPayments.Button("button", "", { onError, authorization() {} })
    void 0`)
  expect((await calls(page)).slice(2)).toEqual([
    "error MissingParameter",
    "error InvalidParameterValue",
    "error MissingParameter",
  ])
  await page.evaluate("void wallet({ sellerId: undefined })")
  await called(page, "error", 4)
  expect((await calls(page)).at(-1)).toBe("error MissingParameter")
})
