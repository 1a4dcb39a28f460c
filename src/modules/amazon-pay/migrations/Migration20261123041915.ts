import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123041915 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" add column if not exists "to_charge" numeric null, add column if not exists "raw_to_charge" jsonb null;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_order_reference" drop column if exists "to_charge", drop column if exists "raw_to_charge";`,
    )
  }
}
