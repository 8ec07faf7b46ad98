package org.exeat.server.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.OptionalLong;
import org.exeat.domain.PublishedCounts;
import org.exeat.domain.WilsonInterval;
import org.exeat.records.disclosure.EquityMonitor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whom the machines refer more often than others, where a law lets that be counted. */
@RestController
@RequestMapping("/api/v1/figures/equity")
class EquityController {
  private final Equity equity;

  EquityController(Equity equity) {
    this.equity = equity;
  }

  /**
   * What is counted.
   *
   * @param policy its name; null, as {@code legal_basis} and {@code since}, where nothing is
   *     counted
   * @param since when the month that is counted now began to be
   * @param months that are told, the newest first
   * @param least the least count that is told
   */
  record Monitored(
      @Nullable String policy,
      @Nullable String legalBasis,
      @Nullable Instant since,
      List<YearMonth> months,
      int least) {}

  @GetMapping
  Monitored equity() throws IOException {
    EquityMonitor monitor = equity.monitor().orElse(null);
    return monitor == null
        ? new Monitored(null, null, null, List.of(), PublishedCounts.LEAST)
        : new Monitored(
            monitor.policy().name(),
            monitor.policy().legalBasis(),
            monitor.since(),
            monitor.months(),
            PublishedCounts.LEAST);
  }

  /**
   * Documents of some holders.
   *
   * @param group region of the issuing state, or age
   * @param confirmed by the machine; null where hidden
   * @param referred by the machine; null where hidden
   * @param share of the referred, with its interval of 95 %; null where either is hidden
   */
  record Group(
      String group,
      @Nullable Long confirmed,
      @Nullable Long referred,
      FiguresView.@Nullable Rate share) {}

  /** A month that is over. */
  record Told(
      YearMonth month,
      Instant since,
      String policy,
      String legalBasis,
      List<Group> regions,
      List<Group> ages) {}

  @GetMapping("/{month}")
  Told month(@PathVariable String month) throws IOException {
    YearMonth of;
    try {
      of = YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "not understood", "A month is written as 2026-11.");
    }
    EquityMonitor.Month told =
        equity.monitor().isEmpty() ? null : equity.monitor().get().month(of).orElse(null);
    if (told == null) {
      throw new Problem(HttpStatus.NOT_FOUND, "no such month", "Nothing is told of this month.");
    }
    return new Told(
        told.month(),
        told.since(),
        told.policy(),
        told.legalBasis(),
        told.regions().stream().map(EquityController::group).toList(),
        told.ages().stream().map(EquityController::group).toList());
  }

  private static Group group(EquityMonitor.Group g) {
    FiguresView.Rate share = null;
    if (g.confirmed().isPresent() && g.referred().isPresent()) {
      long referred = g.referred().getAsLong();
      long all = referred + g.confirmed().getAsLong();
      WilsonInterval w = WilsonInterval.of(referred, all);
      share = new FiguresView.Rate(referred, all, (double) referred / all, w.lower(), w.upper());
    }
    return new Group(g.group(), count(g.confirmed()), count(g.referred()), share);
  }

  private static @Nullable Long count(OptionalLong n) {
    return n.isPresent() ? n.getAsLong() : null;
  }
}
