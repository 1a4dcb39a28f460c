import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261123020000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_operation" add column if not exists "asked_by" text null;`,
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "amazon_pay_operation" drop column if exists "asked_by";`)
  }
}
