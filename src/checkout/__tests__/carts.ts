import { parseOptions } from "../../modules/amazon-pay/options"
import type { Account } from "../../medusa/accounts"
import type { Cart } from "../cart"

export const account = (id: string, over: object = {}): Account => ({
  providerId: `pp_amazon-pay_${id}`,
  key: `${id}/na/sandbox`,
  options: parseOptions({
    sellerId: "A2TESTSELLER01",
    accessKey: "AKIA-not-for-browsers",
    secretKey: "a secret key",
    mwsAuthToken: "amzn.mws.secret",
    clientId: "amzn1.application-oa2-client.test",
    region: "na",
    sandbox: true,
    ...over,
  }),
})

export const cart = (over: Partial<Cart> = {}): Cart => ({
  id: "cart_1",
  currency_code: "USD",
  raw_total: { value: "75.5" },
  region: {
    countries: [{ iso_2: "us" }, { iso_2: "de" }],
    payment_providers: [{ id: "pp_amazon-pay_one" }, { id: "pp_system_default" }],
  },
  ...over,
})
