import { createServer } from "node:http"
import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { diagnose, registerIpn, type DiagnoseOptions } from "medusa-payment-amazon-pay/workflows"
import { startSimulator } from "amazon-pay-simulator"
import { amazonPay } from "../support/amazon-pay-command"
import { inboxSettled } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { withOptions } from "../support/with-options"

const minutes = 60_000

storeSuite({}, (scene) => {
  const ipnUrl = () => `${scene.base}/hooks/amazon-pay/ipn`
  const findings = async (options: DiagnoseOptions = {}) =>
    await diagnose(scene.container, { ipnUrl: ipnUrl(), ...options })
  /** What is not ok, by check. */
  const ills = async (options: DiagnoseOptions = {}) =>
    Object.fromEntries(
      (await findings(options)).flatMap(({ check, ok, message, fix }) =>
        ok ? [] : [[check, `${message} ${fix ?? ""}`]],
      ),
    )
  it("finds nothing in a store in which everything works", async () => {
    await scene.buyer.order(await scene.amazon.orderReference())
    await inboxSettled(scene)
    const found = await findings()
    expect(found.filter(({ ok }) => !ok)).toEqual([])
    const { sellerId } = scene.amazon.simulator
    const account = `${sellerId}/na/sandbox`
    expect(found.map(({ check, account: whose }) => [check, whose])).toEqual([
      ...["medusa", "modules", "migrations"].map((check) => [check, null]),
      ...["endpoint", "clock", "credentials", "merchant", "service", "ipn-registration"].map(
        (check) => [check, account],
      ),
      ...["ipn-url", "environment", "notifications", "topic", "inbox"].map((check) => [
        check,
        account,
      ]),
    ])
    expect(found.find(({ check }) => check === "endpoint")?.message).toContain(
      scene.amazon.simulator.url,
    )
  })

  it("changes nothing, at Amazon or here", async () => {
    await findings()
    expect((await scene.amazon.ledger()).requests).toEqual({
      GetServiceStatus: 2,
      GetMerchantAccountStatus: 1,
      GetMerchantNotificationConfiguration: 1,
    })
    expect(await scene.amazon.notifications()).toEqual([])
  })

  it.each([
    ["secretKey", "a wrong secret", "secret key does not belong to it. Copy `secretKey`"],
    ["accessKey", "AKIAWRONG", "does not know the access key in region na"],
    ["sellerId", "A2SOMEBODYELSE", "not allowed to act for the seller A2SOMEBODYELSE"],
    ["endpoint", "http://127.0.0.1:9", "Amazon did not answer (ConnectionFailed)"],
  ])("names a wrong %s and what to do", async (option, value, text) => {
    const { accessKey, secretKey } = scene.amazon.simulator
    await withOptions(scene, { [option]: value }, async () => {
      const found = await ills()
      expect(found).toEqual({ credentials: expect.stringContaining(text) })
      const said = JSON.stringify(await findings())
      for (const secret of [accessKey, secretKey, "a wrong secret", "AKIAWRONG"]) {
        expect(said).not.toContain(secret)
      }
    })
  })

  it.each([
    ["behind", -20],
    ["ahead of", 20],
  ])("sees that this machine's clock is %s Amazon's", async (how, off) => {
    const now = () => new Date(Date.now() + off * minutes)
    const { clock, credentials, ...others } = await ills({ now })
    expect(clock).toContain(`20 minutes ${how} Amazon's, and Amazon refuses`)
    expect(credentials).toContain("because of their date")
    expect(others).toEqual({})
    expect(Object.keys(await ills({ now: () => new Date(Date.now() + 5 * minutes) }))).toEqual([
      "clock",
    ])
  })

  it("tells keys of another region by the region that takes them", async () => {
    const europe = await startSimulator({ region: "eu" })
    try {
      const { accessKey, secretKey, sellerId } = europe
      const regionOrigins = {
        na: scene.amazon.simulator.url,
        jp: scene.amazon.simulator.url,
        eu: europe.url,
        uk: europe.url,
      }
      await withOptions(scene, { accessKey, secretKey, sellerId }, async () => {
        const { credentials } = await ills({ regionOrigins })
        expect(credentials).toContain(
          'refuses the keys in region na and accepts them in region eu. Write `region: "eu"`',
        )
      })
    } finally {
      await europe.stop()
    }
  })

  it("takes no made-up order reference for the storefront's, nor one of another environment", async () => {
    const { AmazonOrderReferenceId } = await scene.amazon.control<{
      AmazonOrderReferenceId: string
    }>("POST", "/order-references", { live: true })
    const { collectionId } = await scene.buyer.cart()
    const offer = (id: string) =>
      scene.buyer.session(collectionId, { amazon_order_reference_id: id })
    const { status, body } = await offer(AmazonOrderReferenceId)
    expect(status).toBe(400)
    expect(body.message).toContain("Amazon's live environment")
    expect((await offer("S03-1234567-1234567")).status).toBe(200)
    expect((await ills()).environment).toBeUndefined()
  })

  it("says when the account is suspended, and when Amazon's service is down", async () => {
    await scene.amazon.control("POST", "/settings", { accountStatus: "INACTIVE" })
    expect(await ills()).toEqual({ merchant: expect.stringContaining("suspended") })
    await scene.amazon.control("POST", "/settings", {
      accountStatus: "ACTIVE",
      serviceStatus: "RED",
    })
    expect(await ills()).toEqual({ service: expect.stringContaining("down") })
  })

  it("sees where an address for notifications leads", async () => {
    const stranger = createServer((_, response) => response.end("ok")).listen(0, "127.0.0.1")
    await once(stranger, "listening")
    const { port } = stranger.address() as AddressInfo
    try {
      for (const [address, text] of [
        [`${scene.base}/hooks/nothing`, "nothing is there (404)"],
        [`${scene.base}/hooks/payment/amazon-pay_amazon-pay`, "Medusa's own route"],
        [`http://127.0.0.1:${port}/hooks/amazon-pay/ipn`, "answers 200, which is not the plugin's"],
        ["http://127.0.0.1:9/hooks/amazon-pay/ipn", "Nothing answers"],
      ]) {
        expect(await ills({ ipnUrl: address })).toEqual({
          "ipn-url": expect.stringContaining(text ?? ""),
        })
      }
    } finally {
      stranger.close()
    }
  })

  it("tries an address that is only assumed where the options name none", async () => {
    const assumedIpnUrl = `${scene.base}/hooks/nothing`
    const tried = async () =>
      (await findings({ ipnUrl: undefined, assumedIpnUrl })).find(
        ({ check }) => check === "ipn-url",
      )
    expect(await tried()).toMatchObject({
      code: "ipn-url-nothing",
      values: { address: assumedIpnUrl, status: 404 },
    })
    await withOptions(scene, { ipn: { url: ipnUrl() } }, async () => {
      expect(await tried()).toMatchObject({
        code: "ipn-url-right",
        values: { address: ipnUrl() },
      })
    })
  })

  it("asks for an address that Amazon itself can reach, where no simulator is meant", async () => {
    await withOptions(scene, { endpoint: undefined }, async () => {
      const own = { na: scene.amazon.simulator.url }
      expect(await ills({ regionOrigins: own })).toEqual({
        "ipn-url": expect.stringContaining("over HTTPS only"),
      })
      expect(await ills({ regionOrigins: own, ipnUrl: "https://localhost/hooks/x" })).toEqual({
        "ipn-url": expect.stringContaining("which Amazon cannot reach"),
      })
    })
  })

  it("sees that notifications are lost", async () => {
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    await scene.buyer.order(await scene.amazon.orderReference())
    expect(await ills()).toEqual({})
    const later = () => new Date(Date.now() + 11 * minutes)
    expect((await ills({ now: later })).notifications).toContain("No notification has ever come")
  })

  it("sees what is left in the inbox for a person", async () => {
    await scene.amazon.control("POST", "/notifications/subscribe")
    await inboxSettled(scene)
    expect(await ills()).toEqual({ inbox: expect.stringContaining("asks to be confirmed") })
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await knex("amazon_pay_notification").update({ state: "dead", outcome: null })
    expect(await ills()).toEqual({ inbox: expect.stringContaining("not tried again: 1.") })
  })

  describe("registering an address", () => {
    const told = async () =>
      (await findings()).find(({ check }) => check === "ipn-registration")?.message

    it("leads Amazon's notifications there, and leaves other shops theirs", async () => {
      const elsewhere = "https://other.example/ipn"
      const line = async (url: string, only = false) =>
        (await registerIpn(scene.container, { url, only })).map(({ ok, message }) => [ok, message])
      expect(await line(elsewhere)).toEqual([[true, `Amazon delivers to ${elsewhere}.`]])
      expect((await ills())["ipn-registration"]).toContain(
        `Register it (\`npx amazon-pay register-ipn ${ipnUrl()}\``,
      )
      expect(await line(ipnUrl())).toEqual([
        [
          true,
          `Amazon delivers to ${ipnUrl()}, and still to: ${elsewhere} (\`amazon-pay register-ipn --only\` ends that).`,
        ],
      ])
      expect(await ills()).toEqual({})
      expect(await told()).toBe(`Amazon delivers to: ${ipnUrl()}, ${elsewhere}.`)
      await line(ipnUrl(), true)
      expect(await told()).toBe(`Amazon delivers to: ${ipnUrl()}.`)
      // What a page takes for the address counts for nothing where Amazon tells of one.
      const assumedIpnUrl = "http://127.0.0.1:9/hooks/amazon-pay/ipn"
      expect(await ills({ ipnUrl: undefined, assumedIpnUrl })).toEqual({})
    })

    it("takes the option where no address is given, and says what Amazon refused", async () => {
      expect((await registerIpn(scene.container, {}))[0]).toMatchObject({
        ok: false,
        message: "No address was given.",
      })
      await withOptions(scene, { ipn: { url: ipnUrl() } }, async () => {
        expect((await registerIpn(scene.container, {}))[0]).toMatchObject({ ok: true })
        expect(await told()).toBe(`Amazon delivers to: ${ipnUrl()}.`)
      })
      await withOptions(scene, { secretKey: "a wrong secret" }, async () => {
        expect((await registerIpn(scene.container, { url: ipnUrl() }))[0]).toMatchObject({
          ok: false,
          message: "Amazon has not taken the address (SignatureDoesNotMatch).",
        })
      })
    })
  })

  describe("as a command in the store's folder", () => {
    it("prints a line for each check and ends with 0, or with 1 and the fix", async () => {
      const doctor = ["doctor", "--ipn-url", ipnUrl()]
      const fine = await amazonPay(doctor, scene.databaseUrl)
      expect(fine).toMatchObject({ code: 0 })
      const lines = fine.stdout.trim().split("\n")
      expect(lines).toHaveLength(14)
      expect(lines.every((line) => line.startsWith("ok  "))).toBe(true)

      const ill = await amazonPay(doctor, scene.databaseUrl, {
        AMAZON_PAY_SECRET_KEY: "a wrong secret",
      })
      expect(ill.code).toBe(1)
      expect(ill.stdout).toMatch(/^NO {2}credentials +.*Copy `secretKey` again/m)
      const { secretKey, accessKey } = scene.amazon.simulator
      for (const secret of ["a wrong secret", secretKey, accessKey]) {
        expect(`${fine.stdout}${fine.stderr}${ill.stdout}${ill.stderr}`).not.toContain(secret)
      }
    })

    it("registers an address", async () => {
      const { code, stdout } = await amazonPay(["register-ipn", ipnUrl()], scene.databaseUrl)
      expect([code, stdout]).toEqual([0, `ok  ipn-registration  Amazon delivers to ${ipnUrl()}.\n`])
    })

    it("says what is wrong with options that stop the boot, and with a line it does not understand", async () => {
      const stopped = await amazonPay(["doctor"], scene.databaseUrl, {
        AMAZON_PAY_CAPTURE: "sometimes",
      })
      expect(stopped.code).toBe(1)
      expect(`${stopped.stdout}${stopped.stderr}`).toContain("option `capture` must be one of")
      const lost = await amazonPay(["nurse"], scene.databaseUrl)
      expect(lost.code).toBe(1)
      expect(lost.stderr).toContain('"nurse" is not understood')
    })
  })
})
