/** Answers as the endpoint gives them, composed by the schema order; for tests only. */
export const NAMESPACE = "http://mws.amazonservices.com/schema/OffAmazonPayments/2013-01-01"

export function answer(action: string, result: string, requestId = "0a6c1f0e-0001"): string {
  return `<${action}Response xmlns="${NAMESPACE}">${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${action}Response>`
}

export function resultOf(action: string, content: string, requestId?: string): string {
  return answer(action, `<${action}Result>${content}</${action}Result>`, requestId)
}

export function errorAnswer(code: string, message = "No.", type = "Sender"): string {
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>0a6c1f0e-00ff</RequestId></ErrorResponse>`
}

const price = (name: string, amount: string, currency = "USD") =>
  `<${name}><CurrencyCode>${currency}</CurrencyCode><Amount>${amount}</Amount></${name}>`

export const AUTHORIZATION = `<AuthorizationDetails>
  <AmazonAuthorizationId>S01-5550001-0000042-A000101</AmazonAuthorizationId>
  <AuthorizationReferenceId>ord_42_a1</AuthorizationReferenceId>
  <SellerAuthorizationNote/>
  ${price("AuthorizationAmount", "94.50")}${price("CapturedAmount", "0")}${price("AuthorizationFee", "0.00")}
  <IdList/>
  <CreationTimestamp>2024-05-06T10:00:00.120Z</CreationTimestamp>
  <ExpirationTimestamp>2024-06-05T10:00:00.120Z</ExpirationTimestamp>
  <AuthorizationStatus>
    <LastUpdateTimestamp>2024-05-06T10:00:00.120Z</LastUpdateTimestamp><State>Open</State>
  </AuthorizationStatus>
  <CaptureNow>false</CaptureNow>
  <SoftDescriptor/>
</AuthorizationDetails>`

export const CAPTURE = `<CaptureDetails>
  <AmazonCaptureId>S01-5550001-0000042-C000207</AmazonCaptureId>
  <CaptureReferenceId>ord_42_c1</CaptureReferenceId>
  <SellerCaptureNote>Parcel 1 of 2 &amp; a half</SellerCaptureNote>
  ${price("CaptureAmount", "40.00")}${price("RefundedAmount", "0")}${price("CaptureFee", "0.00")}
  <IdList><member>S01-5550001-0000042-R000001</member></IdList>
  <CreationTimestamp>2024-05-07T08:30:00.000Z</CreationTimestamp>
  <CaptureStatus><LastUpdateTimestamp>2024-05-07T08:30:00.000Z</LastUpdateTimestamp><State>Completed</State></CaptureStatus>
  <SoftDescriptor>AMZ*DemoShop</SoftDescriptor>
  ${price("ConvertedAmount", "21.84", "EUR")}<ConversionRate>0.913362644</ConversionRate>
</CaptureDetails>`

export const REFUND = `<RefundDetails>
  <AmazonRefundId>S01-5550001-0000042-R000309</AmazonRefundId>
  <RefundReferenceId>ord_42_r1</RefundReferenceId>
  <SellerRefundNote/><RefundType>SellerInitiated</RefundType>
  ${price("RefundAmount", "646.00", "JPY")}${price("FeeRefunded", "0.00", "JPY")}
  <CreationTimestamp>2024-05-09T09:00:00.000Z</CreationTimestamp>
  <RefundStatus><LastUpdateTimestamp>2024-05-09T09:00:00.000Z</LastUpdateTimestamp><State>Pending</State></RefundStatus>
  <SoftDescriptor>AMZ*DemoShop</SoftDescriptor>
</RefundDetails>`

export const ORDER_REFERENCE = `<OrderReferenceDetails>
  <AmazonOrderReferenceId>S01-5550001-0000042</AmazonOrderReferenceId>
  <Buyer><Name>Ann Example</Name><Email>ann@example.com</Email></Buyer>
  ${price("OrderTotal", "94.5")}
  <Destination><DestinationType>Physical</DestinationType><PhysicalDestination>
    <City>Springfield</City><StateOrRegion>OR</StateOrRegion><PostalCode>97477</PostalCode><CountryCode>US</CountryCode>
  </PhysicalDestination></Destination>
  <ReleaseEnvironment>Sandbox</ReleaseEnvironment>
  <SellerOrderAttributes><SellerOrderId>42</SellerOrderId><StoreName>Demo</StoreName><OrderItemCategories/></SellerOrderAttributes>
  <OrderReferenceStatus><State>Draft</State></OrderReferenceStatus>
  <Constraints><Constraint><ConstraintID>PaymentPlanNotSet</ConstraintID><Description>No payment method chosen yet.</Description></Constraint></Constraints>
  <CreationTimestamp>2024-05-06T09:58:00.000Z</CreationTimestamp>
  <ExpirationTimestamp>2024-11-02T09:58:00.000Z</ExpirationTimestamp>
  <PaymentAuthenticationStatus/>
  <RequestPaymentAuthorization>false</RequestPaymentAuthorization>
</OrderReferenceDetails>`
