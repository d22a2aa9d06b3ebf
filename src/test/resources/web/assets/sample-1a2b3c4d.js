export const big = "plain";
