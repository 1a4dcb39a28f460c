export { AmazonLoginError, AmazonUnavailableError } from "../modules/amazon-pay/buyer/errors"
export { TooManyRequestsError } from "./spending"
