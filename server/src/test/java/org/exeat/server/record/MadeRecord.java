package org.exeat.server.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Mode;
import org.exeat.records.disclosure.DayStatistics;
import org.exeat.records.ledger.Ledger;
import org.exeat.records.ledger.LedgerEntry;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.records.ledger.Pseudonym;
import org.exeat.records.ledger.Pseudonyms;

/**
 * A ledger of one day of known numbers: 200 vehicles of two, 20 to the hour from eight o'clock on,
 * in two lanes. Of each the driver sits in row 1, the other in row 2; every fourth of these is not
 * captured well enough and referred, and confirmed by an officer. 20 crossings more are abandoned.
 */
public final class MadeRecord implements AutoCloseable {
  /** Vehicles that were closed. */
  static final int VEHICLES = 200;

  private static final Pseudonym OFFICER = new Pseudonyms(new byte[32]).officer("officer");
  private static final Pseudonym SECOND = new Pseudonyms(new byte[32]).officer("second");

  private final Path folder;
  private final Ledger ledger;
  private final LocalDate day = newestSettled();
  private final List<CrossingId> crossings = new ArrayList<>();

  /**
   * Makes it.
   *
   * @param folder that is empty
   */
  public MadeRecord(Path folder) throws IOException {
    this.folder = folder;
    Ledger.create(folder, "records.example/port-7");
    ledger = Ledger.open(folder, Clock.systemUTC());
    for (int i = 0; i < VEHICLES; i++) {
      vehicle(i);
    }
    for (int i = 0; i < 20; i++) {
      Instant at = at(VEHICLES + i);
      CrossingId id = CrossingId.of(at, new Random(VEHICLES + i));
      append(
          new LedgerEntry.Opened(at, id, 0, "1", Direction.EXIT, Mode.VEHICLE),
          new LedgerEntry.Abandoned(at.plusSeconds(40), id, 1, "the vehicle turned"));
    }
    ledger.checkpoint();
  }

  private static LocalDate newestSettled() {
    LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    return Instant.now().isBefore(DayStatistics.settled(yesterday))
        ? yesterday.minusDays(1)
        : yesterday;
  }

  /** The newest day that has been over for more than four hours. */
  public LocalDate day() {
    return day;
  }

  private Instant at(int vehicle) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(8 * 3600 + 180L * vehicle);
  }

  private void vehicle(int i) throws IOException {
    Instant at = at(i);
    CrossingId id = CrossingId.of(at, new Random(i));
    crossings.add(id);
    boolean good = i % 4 != 0;
    List<LedgerEntry> entries = new ArrayList<>();
    entries.add(
        new LedgerEntry.Opened(
            at,
            id,
            0,
            i % 5 < 2 ? "2" : "1",
            i % 2 == 0 ? Direction.EXIT : Direction.ENTRY,
            i % 10 == 0 ? Mode.TRUCK : Mode.VEHICLE));
    for (int d = 1; d <= 2; d++) {
      entries.add(
          new LedgerEntry.DocumentPresented(
              at.plusSeconds(3),
              id,
              entries.size(),
              d,
              Optional.empty(),
              LedgerEntry.ChipProof.AUTHENTIC));
    }
    entries.add(
        new LedgerEntry.OccupantCaptured(
            at.plusSeconds(5), id, entries.size(), 1, Optional.of(1), true));
    entries.add(
        new LedgerEntry.OccupantCaptured(
            at.plusSeconds(5), id, entries.size(), 2, Optional.of(2), good));
    entries.add(
        new LedgerEntry.Assessed(
            at.plusSeconds(8 + i % 10),
            id,
            entries.size(),
            "cd".repeat(32),
            "run-1",
            Optional.of(.5),
            List.of(
                new LedgerEntry.Outcome(
                    Optional.of(1), Optional.of(1), "confirmed", Optional.of(.7)),
                new LedgerEntry.Outcome(
                    Optional.of(2),
                    Optional.of(2),
                    good
                        ? "confirmed"
                        : i % 8 == 0 ? "face_does_not_match" : "image_not_good_enough",
                    Optional.of(.4)))));
    if (!good) {
      entries.add(
          new LedgerEntry.Resolved(
              at.plusSeconds(40),
              id,
              entries.size(),
              Optional.of(2),
              Optional.empty(),
              OFFICER,
              Resolution.CONFIRMED,
              "compared by eye"));
    }
    entries.add(
        new LedgerEntry.Closed(
            at.plusSeconds(good ? 20 : 45), id, entries.size(), 2, good ? 2 : 1, 2, good ? 0 : 1));
    ledger.append(entries);
  }

  /** Appends entries of any kind. */
  public void append(LedgerEntry... entries) throws IOException {
    ledger.append(List.of(entries));
    ledger.checkpoint();
  }

  /** The daily checks, and one of each kind that is listed besides. */
  public void years() throws IOException {
    Instant now = Instant.now().minusSeconds(3600);
    for (int i = 60; i >= 0; i--) {
      append(
          new LedgerEntry.RetentionChecked(
              now.minusSeconds(86_400L * i), "strict", true, 1200 + i, 2, 0, 0));
    }
    CrossingId id = crossing();
    LedgerEntry.ChangeProposed hold =
        new LedgerEntry.ChangeProposed(
            now,
            "cd".repeat(16),
            LedgerEntry.Change.HOLD,
            Optional.of(id),
            Optional.of(now.plusSeconds(86_400 * 90)),
            Optional.empty(),
            Optional.empty(),
            OFFICER,
            "order 12 of the court");
    append(
        new LedgerEntry.PolicyChanged(
            now, OFFICER, "strict", "ab".repeat(32), "order 7 of the ministry"),
        hold,
        new LedgerEntry.ChangeSettled(
            now,
            hold.proposal(),
            hold.crossing(),
            LedgerEntry.Settlement.APPROVED,
            SECOND,
            Optional.empty()),
        hold.approved(now),
        new LedgerEntry.Disclosed(
            now,
            id,
            1,
            OFFICER,
            "Statistics office",
            "count of departures",
            "Border Act, section 9",
            List.of("day", "outcome")),
        new LedgerEntry.Viewed(now, id, Optional.of(1), OFFICER, true, "request 12 of the holder"),
        new LedgerEntry.NothingFound(now, OFFICER, "request 13 of the holder"),
        new LedgerEntry.Corrected(
            now,
            id,
            1,
            3,
            OFFICER,
            "the holder showed the document",
            "row 2",
            LocalDate.now(ZoneOffset.UTC).minusDays(1)));
  }

  /** A crossing that is on record. */
  public CrossingId crossing() {
    return crossings.getFirst();
  }

  /** What is on record. */
  public PortRecord record(Executor background) {
    return new PortRecord(
        folder,
        ledger.key(),
        (crossing, account, purpose) ->
            append(
                new LedgerEntry.Viewed(
                    Instant.now(),
                    crossing,
                    Optional.empty(),
                    ledger.pseudonyms().officer(account),
                    true,
                    purpose)),
        InstantSource.system(),
        background);
  }

  /** Changes a word of an entry where it lies, so that its length stays. */
  public void tamper(String word, String other) throws IOException {
    Path bundle = folder.resolve("log/tile/entries/000");
    String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
    if (!text.contains(word) || word.length() != other.length()) {
      throw new IllegalArgumentException("nothing can be changed so");
    }
    Files.writeString(bundle, text.replace(word, other), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    ledger.close();
  }
}
