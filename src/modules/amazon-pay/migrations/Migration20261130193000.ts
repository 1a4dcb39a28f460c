import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What Amazon tells for the merchant's accounts: fees and converted amounts, and what the buyer pays with. */
export class Migration20261130193000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_operation" add column if not exists "accounting" jsonb null;`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "payment_descriptor" text null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(`alter table if exists "amazon_pay_operation" drop column if exists "accounting";`)
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "payment_descriptor";`,
    )
    return Promise.resolve()
  }
}
