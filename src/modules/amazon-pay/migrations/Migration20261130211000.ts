import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An advice not to ship that stands on an authorization which somebody else made is kept with the order reference. */
export class Migration20261130211000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "unusual_elsewhere" jsonb null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "unusual_elsewhere";`,
    )
    return Promise.resolve()
  }
}
