import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The store is told, once, that an order reference is about to end with something not charged. */
export class Migration20261130170000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "expiry_announced_at" timestamptz null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "expiry_announced_at";`,
    )
    return Promise.resolve()
  }
}
