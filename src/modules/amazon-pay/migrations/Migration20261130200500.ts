import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** By Amazon's times a refund in Seller Central is told from one that stands for a declined refund. */
export class Migration20261130200500 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_operation" add column if not exists "amazon_made_at" timestamptz null, add column if not exists "amazon_moved_at" timestamptz null;`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_operation" drop column if exists "amazon_made_at", drop column if exists "amazon_moved_at";`,
    )
    return Promise.resolve()
  }
}
