import { randomBytes } from "node:crypto"
import type { Notice } from "../domain/notice"
import { chance } from "../random/chance"
import type { State } from "../state/state"
import { Store } from "../state/state"
import type { Envelope, Sender } from "./envelope"
import { notificationEnvelope, subscriptionEnvelope } from "./envelope"
import type { Mode } from "./mode"
import { plainMode } from "./mode"
import type { Message } from "./post"
import { post } from "./post"
import type { NotificationRecord } from "./record"
import { retryAfter } from "./retry"
import { subjectOf } from "./subject"

/** Records kept; the oldest finished ones are forgotten so that memory stays bounded. */
const kept = 5_000

/** Writes, keeps back, loses, repeats and delivers notifications. */
export class Outbox {
  readonly records = new Store<NotificationRecord>()
  private modeNow: Mode = plainMode
  private dice = chance(plainMode.seed)
  private line: Promise<void> = Promise.resolve()
  /** Answers on their way to a caller, whose notifications follow them. */
  private readonly answers = new Set<Promise<void>>()
  private count = 0
  private generation = 0
  private readonly ending = new AbortController()

  constructor(
    private readonly state: State,
    private readonly sender: Sender,
    public endpoint: string | null,
  ) {}

  get mode(): Mode {
    return this.modeNow
  }

  setMode(mode: Mode): void {
    this.modeNow = mode
    this.dice = chance(mode.seed)
  }

  /** Takes what happened; resolves when everything that is to be delivered now has been tried. */
  send(notices: readonly Notice[]): Promise<void> {
    const written = notices.flatMap((notice) => this.write(notice))
    const ready = written.filter(({ state }) => state === "queued")
    if (this.modeNow.reverse) ready.reverse()
    // Early messages overtake the line: the API's answer waits for them.
    return this.modeNow.early ? this.deliverAll(ready) : this.enqueue(ready)
  }

  /** Asks the endpoint to confirm its subscription. */
  async subscribe(): Promise<NotificationRecord | null> {
    if (!this.endpoint) return null
    const token = randomBytes(32).toString("hex")
    const envelope = subscriptionEnvelope(this.sender, token, this.modeNow, this.state.now())
    const record = this.keep(envelope, "SubscriptionConfirmation", envelope.topicArn, this.endpoint)
    await this.enqueue([record])
    return this.records.get(record.id) ?? null
  }

  /** Lets go of everything held, in order or reversed. */
  async release(): Promise<number> {
    const held = [...this.records.values()].filter(({ state }) => state === "held")
    if (this.modeNow.reverse) held.reverse()
    const queued = held.map((record) => this.update(record, { state: "queued" }))
    await this.enqueue(queued)
    return queued.length
  }

  /** Sends a message once more, whatever became of it before. */
  async redeliver(id: string): Promise<NotificationRecord | null> {
    const record = this.records.get(id)
    if (!record) return null
    await this.enqueue([record], true)
    return this.records.get(id) ?? null
  }

  /** An hourly retry that has fallen due. */
  async retry(id: string): Promise<void> {
    const record = this.records.get(id)
    if (record?.state !== "retrying") return
    await this.enqueue([this.update(record, { state: "queued" })], true)
  }

  /** Sends what happened once the caller has been answered. Resolves when it is in the line. */
  async sendAfter(answered: Promise<void>, notices: readonly Notice[]): Promise<void> {
    const queued = answered.then(() => void this.send(notices))
    const over = queued.catch(() => undefined)
    this.answers.add(over)
    try {
      await queued
    } finally {
      this.answers.delete(over)
    }
  }

  /** Resolves when nothing waits to be sent, and no answer is on its way that something follows. */
  async idle(): Promise<void> {
    let seen: Promise<void>
    do {
      seen = this.line
      await Promise.all([seen, ...this.answers])
    } while (seen !== this.line || this.answers.size > 0)
  }

  /** After a restart: numbering goes on and what was waiting is sent. */
  resume(): void {
    const records = [...this.records.values()]
    this.count = Math.max(0, ...records.map(({ number }) => number))
    void this.enqueue(records.filter(({ state }) => state === "queued"))
  }

  /** Ends deliveries for good. */
  stop(): void {
    this.ending.abort()
  }

  /** Forgets all messages and modes; the endpoint stays. */
  clear(): void {
    this.generation += 1
    this.records.clear()
    this.setMode(plainMode)
  }

  private endpointsFor(notice: Notice): readonly (string | null)[] {
    const { eventType } = subjectOf(notice)
    const urls = new Set<string>()
    if (this.endpoint) urls.add(this.endpoint)
    for (const { url, eventTypes } of this.state.notificationConfigurations.values()) {
      if (eventTypes.includes("ALL") || eventTypes.includes(eventType)) urls.add(url)
    }
    // Held without an address: it may be set before the release.
    return urls.size === 0 && this.modeNow.hold ? [null] : [...urls]
  }

  private write(notice: Notice): NotificationRecord[] {
    const subject = subjectOf(notice)
    return this.endpointsFor(notice).map((endpoint) => {
      const envelope = notificationEnvelope(this.sender, notice, this.modeNow, this.state.now())
      return this.keep(envelope, subject.type, subject.objectId, endpoint)
    })
  }

  private keep(
    envelope: Envelope,
    type: string,
    objectId: string,
    endpoint: string | null,
  ): NotificationRecord {
    this.count += 1
    const lost = this.modeNow.lose > 0 && this.dice() < this.modeNow.lose
    const record = this.records.put(envelope.messageId, {
      id: envelope.messageId,
      number: this.count,
      type,
      envelopeType: envelope.type,
      objectId,
      topicArn: envelope.topicArn,
      endpoint,
      createdAt: this.state.now(),
      sentAt: null,
      state: lost ? "lost" : this.modeNow.hold ? "held" : "queued",
      attempts: [],
      body: envelope.body,
    })
    this.forgetOldest()
    return record
  }

  private forgetOldest(): void {
    if (this.records.size <= kept) return
    for (const { id, state } of this.records.values()) {
      if (state !== "done" && state !== "lost") continue
      this.records.delete(id)
      return
    }
  }

  private update(
    record: NotificationRecord,
    change: Partial<NotificationRecord>,
  ): NotificationRecord {
    return this.records.put(record.id, { ...record, ...change })
  }

  private enqueue(records: readonly NotificationRecord[], once = false): Promise<void> {
    const turn = this.line.then(() => this.deliverAll(records, once))
    this.line = turn
    return turn
  }

  private async deliverAll(records: readonly NotificationRecord[], once = false): Promise<void> {
    const { generation } = this
    const copies = once ? 1 : 1 + this.modeNow.duplicate
    for (const record of records) {
      for (let copy = 0; copy < copies; copy += 1) {
        // A reset meanwhile: these messages belong to a state that is gone.
        if (generation !== this.generation || this.ending.signal.aborted) return
        await this.deliver(record.id)
      }
    }
  }

  private async deliver(id: string): Promise<void> {
    const record = this.records.get(id)
    const endpoint = record?.endpoint ?? this.endpoint
    if (!record || !endpoint) return
    const message: Message = {
      endpoint,
      messageId: record.id,
      topicArn: record.topicArn,
      type: record.envelopeType,
      body: record.body,
    }
    const sentAt = this.state.now()
    const { status, error } = await post(message, this.ending.signal)
    // What was on its way at the end is sent again after a restart.
    if (this.ending.signal.aborted) return
    const attempt = { at: this.state.now(), status, error }
    const latest = this.records.get(id)
    if (!latest) return
    const wait = retryAfter(latest.createdAt, attempt)
    this.update(latest, {
      endpoint,
      sentAt: latest.sentAt ?? sentAt,
      attempts: [...latest.attempts, attempt],
      state: wait === null ? "done" : "retrying",
    })
    // One series of retries: a copy or a redelivery by hand does not start a second.
    if (wait !== null && latest.state !== "retrying") {
      this.state.schedule("notification-retried", id, wait)
    }
    this.state.save()
  }
}
