import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Whether Amazon has shown the address that was confirmed, and which billing address came with an authorization. */
export class Migration20261130230000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_chosen_address" add column if not exists "confirmed_at" timestamptz null;`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_operation" add column if not exists "billing_digest" text null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_chosen_address" drop column if exists "confirmed_at";`,
    )
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop column if exists "billing_digest";`,
    )
    return Promise.resolve()
  }
}
