package dev.parlance.account.operator;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.parlance.account.ledger.BookReport;

/** Whether the books agree, and where they do not. */
record BookReportView(@JsonProperty("agrees") boolean agrees, @JsonProperty("granted") BigDecimal granted,
        @JsonProperty("used") BigDecimal used, @JsonProperty("balances") BigDecimal balances,
        @JsonProperty("reserved") BigDecimal reserved, @JsonProperty("faults") Map<String, Long> faults) {

    static BookReportView of(BookReport report) {
        return new BookReportView(report.agrees(), report.granted().decimal(), report.used().decimal(),
                report.balances().decimal(), report.reserved().decimal(), report.faults());
    }
}
