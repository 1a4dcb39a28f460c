import { SecondStore } from "../support/second-store"
import type { Scene } from "../support/store-suite"
import type { Life } from "./life"

/** Another process of the store, which is started for the first life that needs it. */
export class SecondProcess {
  #started: { store: SecondStore; scene: Scene } | undefined

  constructor(private readonly first: Scene) {}

  /** Who takes part there; undefined for a life in which nobody does. */
  async sceneFor({ moves }: Life): Promise<Scene | undefined> {
    if (!moves.some(({ at }) => at === "second")) return undefined
    this.#started ??= await this.#start()
    return this.#started.scene
  }

  async end(): Promise<void> {
    await this.#started?.store.kill()
  }

  async #start() {
    const store = await SecondStore.start(this.first.databaseUrl)
    const warehouse = await store.warehouse(this.first.shop)
    return { store, scene: { ...this.first, base: store.base, warehouse } }
  }
}
