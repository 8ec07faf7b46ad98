package org.exeat.server.web;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.exeat.domain.PublishedCounts;
import org.exeat.records.disclosure.WaitingTimes;
import org.exeat.records.ledger.LedgerException;
import org.exeat.server.record.PortRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a day of the port comes to, in counts of which none is small. */
@RestController
@RequestMapping("/api/v1/figures")
class FiguresController {
  private final PortRecord record;

  FiguresController(PortRecord record) {
    this.record = record;
  }

  /**
   * Days that can be asked for.
   *
   * @param first null, as {@code last}, where there are none yet
   * @param least the least count that is shown
   */
  record Days(@Nullable LocalDate first, @Nullable LocalDate last, int least) {}

  @GetMapping("/days")
  Days days() throws IOException {
    return record
        .days()
        .map(d -> new Days(d.first(), d.last(), PublishedCounts.LEAST))
        .orElse(new Days(null, null, PublishedCounts.LEAST));
  }

  @GetMapping("/days/{day}")
  FiguresView day(@PathVariable String day) throws IOException {
    LocalDate of = parsed(day, LocalDate::parse);
    return FiguresView.of(of, record.day(of));
  }

  /**
   * Median times of a month from opening to closing, seconds in steps of ten.
   *
   * @param optedOut of crossings in which somebody chose an officer; null where too few
   * @param others null where too few
   */
  record Waiting(YearMonth month, @Nullable Long optedOut, @Nullable Long others) {}

  @GetMapping("/months/{month}/waiting")
  Waiting waiting(@PathVariable String month) throws IOException {
    YearMonth of = parsed(month, YearMonth::parse);
    WaitingTimes times = record.month(of);
    return new Waiting(
        of, FiguresView.seconds(times.optedOut()), FiguresView.seconds(times.others()));
  }

  private static <T> T parsed(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (DateTimeException e) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "not understood",
          "A day is written as 2026-11-28, a month as 2026-11.");
    }
  }

  @ExceptionHandler(LedgerException.class)
  ProblemDetail unreadable(LedgerException e) {
    return RecordController.broken(e);
  }
}
