package org.exeat.records.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.exeat.domain.AgeBand;
import org.exeat.domain.EquityPolicy;
import org.exeat.domain.WorldRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EquityMonitorTest {
  private static final YearMonth MARCH = YearMonth.parse("2026-03");

  @TempDir Path folder = Path.of("");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-10T12:00:00Z"));

  private static EquityPolicy policy(boolean regions, boolean ages) {
    return new EquityPolicy(
        "a policy",
        "no advice",
        regions,
        ages,
        "an act",
        LocalDate.parse("2026-01-01"),
        Optional.of(LocalDate.parse("2026-03-20")));
  }

  private EquityMonitor monitor(boolean regions, boolean ages) throws IOException {
    return new EquityMonitor(folder.resolve("equity"), policy(regions, ages), now::get);
  }

  private static void count(EquityMonitor monitor, WorldRegion region, int confirmed, int referred)
      throws IOException {
    List<EquityMonitor.Seen> seen =
        new ArrayList<>(
            Collections.nCopies(confirmed, new EquityMonitor.Seen(region, AgeBand.FROM_30, false)));
    seen.addAll(
        Collections.nCopies(referred, new EquityMonitor.Seen(region, AgeBand.FROM_30, true)));
    monitor.count(seen);
  }

  private static Map<String, String> shown(List<EquityMonitor.Group> groups) {
    return groups.stream()
        .collect(
            Collectors.toMap(
                EquityMonitor.Group::group, g -> text(g.confirmed()) + " " + text(g.referred())));
  }

  private static String text(OptionalLong n) {
    return n.isPresent() ? Long.toString(n.getAsLong()) : "-";
  }

  @Test
  void aMonthIsToldWhenItIsOverAndItsCountsAreGone() throws Exception {
    EquityMonitor monitor = monitor(true, true);
    for (WorldRegion r : WorldRegion.values()) {
      count(monitor, r, 100 + r.ordinal(), 20 + r.ordinal());
    }
    assertEquals(List.of(), monitor.months());
    assertTrue(monitor.month(MARCH).isEmpty(), "not before it is over");
    EquityMonitor restarted = monitor(true, true);
    count(restarted, WorldRegion.ASIA, 1, 0);
    now.set(Instant.parse("2026-04-01T00:00:00Z"));
    assertEquals(List.of(MARCH), restarted.months());
    EquityMonitor.Month told = restarted.month(MARCH).orElseThrow();
    assertEquals("103 22", shown(told.regions()).get("asia"));
    assertEquals(Instant.parse("2026-03-10T12:00:00Z"), told.since());
    assertEquals(WorldRegion.values().length, told.regions().size());
    try (Stream<Path> files = Files.list(folder.resolve("equity"))) {
      assertEquals(
          List.of("2026-03.json"), files.map(f -> String.valueOf(f.getFileName())).toList());
    }
    // all were of one age: told of it alone, the others would be what is missing to the sums
    assertTrue(told.ages().stream().allMatch(g -> g.confirmed().isEmpty()), told.ages() + "");
  }

  @Test
  void whatIsSmallIsHiddenWithAnotherEachByItself() throws Exception {
    EquityMonitor monitor = monitor(true, false);
    for (WorldRegion r : WorldRegion.values()) {
      count(monitor, r, 100, r == WorldRegion.AMERICAS ? 3 : 50);
    }
    now.set(Instant.parse("2026-04-01T00:00:00Z"));
    EquityMonitor.Month told = monitor.month(monitor.months().getFirst()).orElseThrow();
    Map<String, String> regions = shown(told.regions());
    assertEquals("100 -", regions.get("americas"));
    assertEquals("100 -", regions.get("asia"), "else it were the sum less the others");
    assertEquals("100 50", regions.get("africa"));
    assertEquals(List.of(), told.ages());
  }

  @Test
  void onDaysThatThePolicyDoesNotAllowNothingIsCounted() throws Exception {
    EquityMonitor monitor = monitor(true, true);
    now.set(Instant.parse("2026-03-21T00:00:00Z"));
    count(monitor, WorldRegion.ASIA, 20, 20);
    assertFalse(Files.exists(folder.resolve("equity/counting.json")));
    now.set(Instant.parse("2026-03-20T23:59:59Z"));
    count(monitor, WorldRegion.ASIA, 20, 20);
    assertTrue(Files.exists(folder.resolve("equity/counting.json")));
  }

  @Test
  void aFileThatIsNoneIsNamed() throws Exception {
    monitor(true, true);
    for (String broken : List.of("", "{", "null", "{\"month\": 3}")) {
      Files.writeString(folder.resolve("equity/counting.json"), broken);
      String message =
          String.valueOf(assertThrows(IOException.class, () -> monitor(true, true)).getMessage());
      assertTrue(message.contains("counting.json"), message);
    }
  }
}
