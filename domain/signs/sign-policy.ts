/** A company's limits for R35–R44; spans in months, working days or whole percents. */
export type SignPolicy = {
  noEnquiryMonths: number;
  failedEnquiries: number;
  unansweredAttempts: number;
  attemptsWithinWorkingDays: number;
  sharpDropPct: number;
  usageDropPct: number;
  fallingPeriods: number;
  quoteMonths: number;
  lostDealMonths: number;
  singleContactPct: number;
};

/** The three months and three failed enquiries are trade practice, the rest are our defaults. */
export const DEFAULT_SIGN_POLICY: SignPolicy = {
  noEnquiryMonths: 3,
  failedEnquiries: 3,
  unansweredAttempts: 3,
  attemptsWithinWorkingDays: 20,
  sharpDropPct: 50,
  usageDropPct: 50,
  fallingPeriods: 3,
  quoteMonths: 3,
  lostDealMonths: 3,
  singleContactPct: 80,
};
