import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * No captures above the order's total and Amazon's allowance of 15 %, at most 75 (8,400 for JPY): a row that
 * would break this is an error, whatever the code thought. Unresolved, pending and completed ones count.
 */
export class Migration20261123000000 extends Migration {
  override up(): Promise<void> {
    this.addSql(`
      create or replace function amazon_pay_refuse_overcharge() returns trigger as $$
      declare
        ordered numeric;
        currency text;
        charged numeric;
        allowance numeric;
      begin
        select total, currency_code into ordered, currency
          from amazon_pay_order_reference where id = new.order_reference_id;
        select coalesce(sum(amount), 0) into charged
          from amazon_pay_operation
          where order_reference_id = new.order_reference_id
            and kind = 'capture'
            and state not in ('declined', 'failed')
            and deleted_at is null;
        allowance := least(ordered * 0.15, case currency when 'JPY' then 8400 else 75 end);
        if charged > ordered + allowance then
          raise exception 'Captures of % % for order reference % exceed its total of %.',
            charged, currency, new.order_reference_id, ordered
            using errcode = 'check_violation', constraint = 'amazon_pay_operation_no_overcharge';
        end if;
        return new;
      end;
      $$ language plpgsql;
    `)
    this.addSql(`
      create trigger amazon_pay_operation_no_overcharge
        after insert or update of amount, state on amazon_pay_operation
        for each row when (new.kind = 'capture' and new.state not in ('declined', 'failed'))
        execute function amazon_pay_refuse_overcharge();
    `)
    return Promise.resolve()
  }

  override down(): Promise<void> {
    this.addSql(
      `drop trigger if exists amazon_pay_operation_no_overcharge on amazon_pay_operation;`,
    )
    this.addSql(`drop function if exists amazon_pay_refuse_overcharge();`)
    return Promise.resolve()
  }
}
