import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What Amazon advises on a payment outlives the reason of the state that it came with. */
export class Migration20261130202000 extends Migration {
  override up(): Promise<void> {
    this.addSql(
      `alter table if exists "amazon_pay_operation" add column if not exists "advice" text null;`,
    )
    this.addSql(
      `update "amazon_pay_operation" set "advice" = "reason_code" where "reason_code" = 'StopShipmentAtypicalAuth' and "kind" in ('authorize', 'capture');`,
    )
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(`alter table if exists "amazon_pay_operation" drop column if exists "advice";`)
    return Promise.resolve()
  }
}
