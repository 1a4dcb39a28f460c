/** How long a topic is taken for trusted without another look: as long as another process may not know of a change. */
const rememberedMs = 5_000

/** Topics that were found trusted a moment ago: a burst of messages asks the database once. */
export class TrustedTopics {
  readonly #until = new Map<string, number>()

  has(account: string, topicArn: string): boolean {
    return (this.#until.get(keyOf(account, topicArn)) ?? 0) > Date.now()
  }

  remember(account: string, topicArn: string): void {
    this.#until.set(keyOf(account, topicArn), Date.now() + rememberedMs)
  }

  forget(): void {
    this.#until.clear()
  }
}

const keyOf = (account: string, topicArn: string) => `${account} ${topicArn}`
