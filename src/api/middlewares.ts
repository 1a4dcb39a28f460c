import { defineMiddlewares } from "@medusajs/framework/http"
import { keepPlacedPayment } from "./keep-placed-payment"
import { refuseUnstorable } from "./refuse-unstorable"
import { storeMiddlewares } from "./store/amazon-pay/store-middlewares"
import { adminMiddlewares } from "./admin/amazon-pay/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminMiddlewares,
    ...["store", "admin"].map((side) => ({
      matcher: `/${side}/payment-collections/:id/payment-sessions`,
      methods: ["POST" as const],
      middlewares: [refuseUnstorable, keepPlacedPayment],
    })),
    {
      matcher: "/hooks/amazon-pay/ipn",
      methods: ["POST"],
      // The signature covers the text as it came. SNS sends up to 256 kB, and Amazon Pay no more than a few.
      bodyParser: { preserveRawBody: true, sizeLimit: "64kb" },
    },
    ...storeMiddlewares,
  ],
})
