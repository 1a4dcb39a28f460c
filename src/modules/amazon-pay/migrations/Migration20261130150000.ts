import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An order that was made after its buyer had confirmed is named at Amazon by an operation of its own. */
export class Migration20261130150000 extends Migration {
  override up(): Promise<void> {
    this.#allow([...before, "name"])
    return Promise.resolve()
  }

  override down(): Promise<void> {
    // It set texts alone: nothing else refers to it.
    this.addSql(`delete from "amazon_pay_operation" where "kind" = 'name';`)
    this.#allow(before)
    return Promise.resolve()
  }

  #allow(kinds: readonly string[]): void {
    const list = kinds.map((kind) => `'${kind}'`).join(", ")
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop constraint if exists "amazon_pay_operation_kind_check";`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_operation" add constraint "amazon_pay_operation_kind_check" check ("kind" in (${list}));`,
    )
  }
}

const before = [
  "details",
  "confirm",
  "authorize",
  "capture",
  "refund",
  "release",
  "cancel",
  "close",
] as const
