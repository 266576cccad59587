firm-none = The places and guests of your company appear here.
