import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * The first topic that sent something was trusted, whosever it was. Those that nobody has confirmed, and that cannot only be
 * Amazon Pay's, wait for a person now. As `isAmazonPays` in inbox/topic-trust.ts has it.
 */
export class Migration20261128154500 extends Migration {
  override up(): Promise<void> {
    this.addSql(`
      update amazon_pay_topic set trusted = false, updated_at = now()
      where trusted and confirmed_at is null and topic_arn !~ (
        '^arn:aws:sns:[a-z0-9-]+:(291180941288|598607868003):[A-Z0-9]+' || split_part(account, '/', 1) || '$'
      )`)
    return Promise.resolve()
  }

  override down(): Promise<void> {
    // Who was trusted for no more than having come first is not trusted again.
    return Promise.resolve()
  }
}
