import { XMLParser } from "fast-xml-parser"
import type { Simulator, SimulatorOptions } from "../../index"
import { startSimulator } from "../../index"
import { query, signature } from "./sign"

// Busy machines are slow; no test waits for its own sake.
jest.setTimeout(300_000)

export const sandboxPath = "/OffAmazonPayments_Sandbox/2013-01-01"
export const livePath = "/OffAmazonPayments/2013-01-01"

export interface Answer {
  readonly status: number
  readonly text: string
  /** Text of the first element of that name, undefined when there is none. */
  readonly get: (name: string) => string | undefined
  /** Texts of all elements of that name. */
  readonly all: (name: string) => string[]
  /** Text of an element below another, both by name. */
  readonly under: (parent: string, name: string) => string | undefined
}

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true })

function collect(value: unknown, name: string, into: unknown[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, name, into)
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === name) into.push(...(Array.isArray(inner) ? (inner as unknown[]) : [inner]))
      collect(inner, name, into)
    }
  }
}

function find(value: unknown, name: string): unknown[] {
  const into: unknown[] = []
  collect(value, name, into)
  return into
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === "string")
}

export function readAnswer(status: number, text: string): Answer {
  const tree: unknown = text === "" ? {} : parser.parse(text)
  return {
    status,
    text,
    get: (name) => texts(find(tree, name))[0],
    all: (name) => texts(find(tree, name)),
    under: (parent, name) => texts(find(find(tree, parent), name))[0],
  }
}

export type Parameters = Readonly<Record<string, string>>

/** A merchant with keys, and a hand on the simulator's controls. */
export class Merchant {
  constructor(
    readonly simulator: Simulator,
    readonly path = sandboxPath,
  ) {}

  /** Signed parameters of a request. */
  signed(action: string, parameters: Parameters = {}, path = this.path): Record<string, string> {
    const all = {
      AWSAccessKeyId: this.simulator.accessKey,
      Action: action,
      SellerId: this.simulator.sellerId,
      SignatureMethod: "HmacSHA256",
      SignatureVersion: "2",
      Timestamp: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
      Version: "2013-01-01",
      ...parameters,
    }
    const { host } = new URL(this.simulator.url)
    return { ...all, Signature: signature(host, path, all, this.simulator.secretKey) }
  }

  async post(parameters: Parameters, path = this.path): Promise<Answer> {
    return this.raw(query(parameters), path)
  }

  async raw(body: string | Buffer, path = this.path): Promise<Answer> {
    const response = await fetch(`${this.simulator.url}${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: typeof body === "string" ? body : new Uint8Array(body),
    })
    return readAnswer(response.status, await response.text())
  }

  call(action: string, parameters: Parameters = {}, path = this.path): Promise<Answer> {
    return this.post(this.signed(action, parameters, path), path)
  }

  // The caller knows what its address answers.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  async control<Value = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; value: Value }> {
    const response = await fetch(`${this.simulator.url}/_sim${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, value: (await response.json()) as Value }
  }

  async advance(duration: string): Promise<void> {
    const { status } = await this.control("POST", "/clock", { advance: duration })
    if (status !== 200) throw new Error(`the clock answered ${status}`)
  }

  /** A new order reference in Draft. */
  async draft(checkout: object = {}): Promise<string> {
    const { value } = await this.control<{ AmazonOrderReferenceId: string }>(
      "POST",
      "/order-references",
      checkout,
    )
    return value.AmazonOrderReferenceId
  }

  set(id: string, amount: string, currency = "USD", more: Parameters = {}): Promise<Answer> {
    return this.call("SetOrderReferenceDetails", {
      AmazonOrderReferenceId: id,
      "OrderReferenceAttributes.OrderTotal.Amount": amount,
      "OrderReferenceAttributes.OrderTotal.CurrencyCode": currency,
      ...more,
    })
  }

  /** A confirmed order reference over an amount. */
  async open(amount = "100.00", currency = "USD", checkout: object = {}): Promise<string> {
    const id = await this.draft(checkout)
    await this.set(id, amount, currency)
    const { status, text } = await this.call("ConfirmOrderReference", {
      AmazonOrderReferenceId: id,
      ...(/^.02/.test(id)
        ? { SuccessUrl: "https://shop.test/ok", FailureUrl: "https://shop.test/no" }
        : {}),
    })
    if (status !== 200) throw new Error(text)
    return id
  }

  authorize(
    id: string,
    referenceId: string,
    amount: string,
    more: Parameters = {},
    currency = "USD",
  ): Promise<Answer> {
    return this.call("Authorize", {
      AmazonOrderReferenceId: id,
      AuthorizationReferenceId: referenceId,
      "AuthorizationAmount.Amount": amount,
      "AuthorizationAmount.CurrencyCode": currency,
      TransactionTimeout: "0",
      ...more,
    })
  }

  capture(
    id: string,
    referenceId: string,
    amount: string,
    more: Parameters = {},
    currency = "USD",
  ): Promise<Answer> {
    return this.call("Capture", {
      AmazonAuthorizationId: id,
      CaptureReferenceId: referenceId,
      "CaptureAmount.Amount": amount,
      "CaptureAmount.CurrencyCode": currency,
      ...more,
    })
  }

  refund(
    id: string,
    referenceId: string,
    amount: string,
    more: Parameters = {},
    currency = "USD",
  ): Promise<Answer> {
    return this.call("Refund", {
      AmazonCaptureId: id,
      RefundReferenceId: referenceId,
      "RefundAmount.Amount": amount,
      "RefundAmount.CurrencyCode": currency,
      ...more,
    })
  }
}

const started: Simulator[] = []
// A failed test stops nothing; an open server would keep the whole run from ending.
afterAll(() => Promise.all(started.map((simulator) => simulator.stop())))

/** A simulator whose clock stands still, stopped at the latest when its file's tests are over. */
export async function startFrozen(options: SimulatorOptions = {}): Promise<Merchant> {
  const simulator = await startSimulator({ clock: { frozen: true }, ...options })
  started.push(simulator)
  return new Merchant(simulator)
}
