package org.exeat.server.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.exeat.capture.FeedHealth;
import org.exeat.domain.Prompt;
import org.exeat.server.board.LaneBoard;
import org.exeat.server.board.LaneEvent;
import org.exeat.server.board.LaneObserver;
import org.exeat.server.board.Port;

/**
 * Figures of a server's operation since its start, in Prometheus' text format. All labels come from
 * closed sets: lanes and cameras of the port's files, codes of {@link org.exeat.lane.Wording},
 * prompts, addresses as the controllers write them. No name, number, crossing or account is in any.
 * Thread-safe.
 */
public final class Metrics implements LaneObserver, Deliveries, AutoCloseable {
  private static final String LANE = "lane";

  private static final Duration[] DECIDING = seconds(2, 5, 10, 15, 20, 30, 60, 120);
  private static final Duration[] CLOSING = seconds(5, 10, 20, 30, 60, 120, 300, 900, 3600);
  private static final Duration[] ANSWERING = {
    Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /**
   * Starts counting.
   *
   * @param readiness that is looked at whenever the figures are asked for
   */
  public Metrics(Port port, Readiness readiness) {
    List<MeterBinder> machine =
        List.of(
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    machine.forEach(m -> m.bindTo(registry));
    Gauge.builder("exeat.ready", readiness, r -> r.reasons().isEmpty() ? 1 : 0)
        .description("1 where travellers can be taken, 0 where something is in the way")
        .register(registry);
    port.boards().forEach(this::lane);
    Stream.of("signed_in", "wrong", "locked", "busy", "refused").forEach(this::signIns);
  }

  private static Duration[] seconds(int... bounds) {
    return java.util.Arrays.stream(bounds).mapToObj(Duration::ofSeconds).toArray(Duration[]::new);
  }

  /** All of a lane's figures are there from the beginning, so that a rate has a zero before it. */
  private void lane(LaneBoard board) {
    String lane = board.lane();
    opened(lane);
    closed(lane);
    abandoned(lane);
    confirmed(lane, "machine");
    confirmed(lane, "officer");
    unresolved(lane);
    captured(lane);
    people(lane);
    troubles(lane);
    optedOut(lane, true);
    optedOut(lane, false);
    deciding(lane);
    closing(lane);
    Stream.of(Prompt.values()).forEach(p -> asked(lane, p));
    Gauge.builder("exeat.crossings.waiting", board, LaneBoard::waiting)
        .description("Crossings that have left the line and wait for an officer")
        .tag(LANE, lane)
        .register(registry);
    for (String camera : board.quiet().keySet()) {
      Counter.builder("exeat.camera.frames")
          .description("Pictures that came from a camera")
          .tags(LANE, lane, "camera", camera)
          .register(registry);
      Gauge.builder("exeat.camera.frame.age", board, b -> age(b, camera))
          .description("How long ago the last picture came")
          .baseUnit("seconds")
          .tags(LANE, lane, "camera", camera)
          .register(registry);
      FunctionCounter.builder(
              "exeat.camera.frames.dropped", board, b -> sum(b, camera, FeedHealth::dropped))
          .description("Pictures that came and that the lane had no time for")
          .tags(LANE, lane, "camera", camera)
          .register(registry);
      FunctionCounter.builder(
              "exeat.camera.frames.lost", board, b -> sum(b, camera, FeedHealth::lost))
          .description("Pictures that could not be put together from what came")
          .tags(LANE, lane, "camera", camera)
          .register(registry);
    }
    board.observe(this);
  }

  private static double age(LaneBoard board, String camera) {
    return board.quiet().getOrDefault(camera, Duration.ZERO).toMillis() / 1e3;
  }

  private static double sum(LaneBoard board, String camera, ToLongFunction<FeedHealth> of) {
    return board.cameras().stream().filter(h -> h.camera().equals(camera)).mapToLong(of).sum();
  }

  private Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  private Counter opened(String lane) {
    return counter("exeat.crossings.opened", "Crossings that were begun", LANE, lane);
  }

  private Counter closed(String lane) {
    return counter("exeat.crossings.closed", "Crossings that are over", LANE, lane);
  }

  private Counter abandoned(String lane) {
    return counter("exeat.crossings.abandoned", "Crossings that were given up", LANE, lane);
  }

  private Counter confirmed(String lane, String by) {
    return counter(
        "exeat.travellers.confirmed", "Travellers confirmed, by whom", LANE, lane, "by", by);
  }

  private Counter referred(String lane, String reason) {
    return counter(
        "exeat.travellers.referred",
        "Travellers whom an officer has to look at, and why",
        LANE,
        lane,
        "reason",
        reason);
  }

  private Counter unresolved(String lane) {
    return counter(
        "exeat.travellers.unresolved",
        "Travellers of closed crossings at whom no officer looked",
        LANE,
        lane);
  }

  private Counter captured(String lane) {
    return counter("exeat.occupants.captured", "Occupants with a usable picture", LANE, lane);
  }

  private Counter people(String lane) {
    return counter("exeat.occupants.people", "People who were taken to be there", LANE, lane);
  }

  private Counter troubles(String lane) {
    return counter("exeat.troubles", "What officers were told that does not work", LANE, lane);
  }

  private Counter asked(String lane, Prompt prompt) {
    return counter(
        "exeat.prompts",
        "What the sign asked for, once in a crossing",
        LANE,
        lane,
        "prompt",
        prompt.name().toLowerCase(Locale.ROOT));
  }

  private Counter optedOut(String lane, boolean everybody) {
    return counter(
        "exeat.opt.outs",
        "Who chose an officer",
        LANE,
        lane,
        "who",
        everybody ? "everybody" : "one");
  }

  private Timer deciding(String lane) {
    return Timer.builder("exeat.crossing.decision")
        .description("From the opening to the machine's decision")
        .serviceLevelObjectives(DECIDING)
        .tag(LANE, lane)
        .register(registry);
  }

  private Timer closing(String lane) {
    return Timer.builder("exeat.crossing.closing")
        .description("From the opening to the closing")
        .serviceLevelObjectives(CLOSING)
        .tag(LANE, lane)
        .register(registry);
  }

  @Override
  public void happened(String lane, LaneEvent event) {
    switch (event) {
      case LaneEvent.Opened o -> opened(lane).increment();
      case LaneEvent.Filmed(String camera) -> {
        Counter frames =
            registry.find("exeat.camera.frames").tags(LANE, lane, "camera", camera).counter();
        if (frames != null) { // one that the lane's file does not have is no label
          frames.increment();
        }
      }
      case LaneEvent.Asked(Prompt prompt) -> asked(lane, prompt).increment();
      case LaneEvent.OptedOut(boolean everybody) -> optedOut(lane, everybody).increment();
      case LaneEvent.Decided(
              long n,
              boolean closes,
              Duration after,
              int captured,
              int people,
              List<String> referred) -> {
        deciding(lane).record(after);
        captured(lane).increment(captured);
        people(lane).increment(people);
        referred.forEach(reason -> referred(lane, reason).increment());
      }
      case LaneEvent.Closed(
              long n,
              boolean cleared,
              Duration after,
              int byMachine,
              int byOfficer,
              int unresolved) -> {
        closed(lane).increment();
        closing(lane).record(after);
        confirmed(lane, "machine").increment(byMachine);
        confirmed(lane, "officer").increment(byOfficer);
        unresolved(lane).increment(unresolved);
      }
      case LaneEvent.Abandoned a -> abandoned(lane).increment();
      case LaneEvent.Troubled t -> troubles(lane).increment();
    }
  }

  @Override
  public void begun(String receiver, IntSupplier waiting, DoubleSupplier behind) {
    Stream.of(Outcome.values()).forEach(o -> webhook(receiver, o));
    Gauge.builder("exeat.webhook.waiting", waiting, IntSupplier::getAsInt)
        .description("Messages that wait for a sign or gate")
        .tag("receiver", receiver)
        .strongReference(true)
        .register(registry);
    Gauge.builder("exeat.webhook.behind", behind, DoubleSupplier::getAsDouble)
        .description("How long the oldest of them has waited")
        .baseUnit("seconds")
        .tag("receiver", receiver)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void happened(String receiver, Outcome outcome) {
    webhook(receiver, outcome).increment();
  }

  private Counter webhook(String receiver, Outcome outcome) {
    return counter(
        "exeat.webhook.messages",
        "Messages to a sign or gate, and tries that failed",
        "receiver",
        receiver,
        "outcome",
        outcome.name().toLowerCase(Locale.ROOT));
  }

  /**
   * How many streams of a page are open.
   *
   * @param page {@code console} or {@code sign}
   */
  public void watchers(String page, IntSupplier open) {
    Gauge.builder("exeat.watchers", open, IntSupplier::getAsInt)
        .description("Streams that are open")
        .tag("page", page)
        .strongReference(true)
        .register(registry);
  }

  /**
   * Somebody tried to sign in.
   *
   * @param outcome {@code signed_in}, {@code wrong}, {@code locked}, {@code busy} or, by a
   *     provider, {@code refused}
   */
  public void signIn(String outcome) {
    signIns(outcome).increment();
  }

  private Counter signIns(String outcome) {
    return counter("exeat.sign.ins", "Attempts to sign in", "outcome", outcome);
  }

  /**
   * A request was answered, or its stream begun.
   *
   * @param method one of HTTP's
   * @param endpoint its address as the controller writes it, or {@code none}
   */
  public void answered(String method, String endpoint, int status, Duration took) {
    Timer.builder("exeat.http.requests")
        .description("Requests, by their endpoint")
        .serviceLevelObjectives(ANSWERING)
        .tags(Tags.of("method", method, "endpoint", endpoint, "status", Integer.toString(status)))
        .register(registry)
        .record(took);
  }

  /** All of it, as Prometheus' text format 0.0.4 has it. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
