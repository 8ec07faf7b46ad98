package org.exeat.server;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.exeat.lane.InvalidInputException;
import org.exeat.lane.PortChanges;
import org.exeat.lane.PromptTexts;
import org.exeat.records.disclosure.EquityMonitor;
import org.exeat.server.access.Access;
import org.exeat.server.access.Listening;
import org.exeat.server.account.Accounts;
import org.exeat.server.board.Port;
import org.exeat.server.operation.Metrics;
import org.exeat.server.operation.Operation;
import org.exeat.server.operation.Readiness;
import org.exeat.server.record.PortRecord;
import org.exeat.server.traveller.TravellerDesk;
import org.exeat.server.web.Changes;
import org.exeat.server.web.Equity;
import org.exeat.server.web.WebApplication;
import org.exeat.server.webhook.Receiver;
import org.exeat.server.webhook.Webhooks;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The HTTP server of a port, until it is closed. Requests are answered on virtual threads. Between
 * machines it has TLS, or a proxy before it has: {@link Listening}.
 */
public final class ExeatServer implements AutoCloseable {
  private static final Map<String, Object> JSON_LOG =
      Map.of(
          "logging.config", "classpath:org/exeat/server/logback-json.xml",
          "logging.structured.format.console", "ecs",
          "spring.application.name", "exeat");

  private final ConfigurableApplicationContext context;
  private final Webhooks webhooks;

  private ExeatServer(ConfigurableApplicationContext context, Webhooks webhooks) {
    this.context = context;
    this.webhooks = webhooks;
  }

  /**
   * What it serves.
   *
   * @param accounts who may sign in
   * @param record of the port, for those who check it
   * @param travellers what the port has for them
   * @param operation what its operator sets up beside
   * @param access how people come to it
   * @param equity whom the machines refer more often; empty where no law lets that be counted
   * @param changes what takes two people; empty where nothing is kept
   * @param webhooks signs and gates that are told what happens
   * @param prompts a folder with texts of the port's own for the sign, as of {@link PromptTexts}
   */
  public record Setup(
      Port port,
      Accounts accounts,
      PortRecord record,
      TravellerDesk travellers,
      Operation operation,
      Access access,
      Optional<EquityMonitor> equity,
      Optional<PortChanges> changes,
      List<Receiver> webhooks,
      Optional<Path> prompts) {
    public Setup {
      webhooks = List.copyOf(webhooks);
    }

    /** Nothing is kept or counted, and nobody is told anything. */
    public Setup(
        Port port,
        Accounts accounts,
        PortRecord record,
        TravellerDesk travellers,
        Operation operation,
        Access access) {
      this(
          port,
          accounts,
          record,
          travellers,
          operation,
          access,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());
    }

    /** The same with accounts of this server only, from this machine. */
    public Setup(
        Port port,
        Accounts accounts,
        PortRecord record,
        TravellerDesk travellers,
        Operation operation) {
      this(port, accounts, record, travellers, operation, Access.accountsOnly());
    }
  }

  /** Starts it, as below, with what it says as text. */
  public static ExeatServer start(int listen, Setup setup)
      throws IOException, InvalidInputException {
    return start(listen, setup, false);
  }

  /**
   * Starts it.
   *
   * @param listen port number, 0 for any that is free
   * @param json whether what libraries log is written as JSON, as the Elastic Common Schema has it
   * @throws BindException where it is taken
   */
  public static ExeatServer start(int listen, Setup setup, boolean json)
      throws IOException, InvalidInputException {
    Readiness readiness = new Readiness(setup.port(), setup.operation());
    Metrics metrics = new Metrics(setup.port(), readiness);
    List<PromptTexts> languages = PromptTexts.all(setup.prompts());
    Webhooks webhooks =
        new Webhooks(
            setup.port(),
            setup.webhooks(),
            Webhooks.Patience.USUAL,
            InstantSource.system(),
            metrics);
    try {
      return new ExeatServer(
          new SpringApplicationBuilder(WebApplication.class)
              .web(WebApplicationType.SERVLET)
              .properties(settings(listen, setup.access().listening()))
              .properties(json ? JSON_LOG : Map.of())
              .initializers((ConfigurableApplicationContext c) -> {
                GenericApplicationContext beans = (GenericApplicationContext) c;
                beans.registerBean(Port.class, setup::port);
                beans.registerBean(Accounts.class, setup::accounts);
                beans.registerBean(PortRecord.class, setup::record);
                beans.registerBean(TravellerDesk.class, setup::travellers);
                beans.registerBean(Operation.class, setup::operation);
                beans.registerBean(Equity.class, () -> new Equity(setup.equity()));
                beans.registerBean(Changes.class, () -> new Changes(setup.changes()));
                beans.registerBean(Access.class, setup::access);
                beans.registerBean(Readiness.class, () -> readiness);
                beans.registerBean(Metrics.class, () -> metrics);
                languages.forEach(
                    l -> beans.registerBean("texts-" + l.language(), PromptTexts.class, () -> l));
              })
              .run(),
          webhooks);
    } catch (RuntimeException e) {
      webhooks.close();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof PortInUseException) {
          BindException taken = new BindException("port " + listen + " is taken");
          taken.initCause(e);
          throw taken;
        }
      }
      throw e;
    }
  }

  private static Map<String, Object> settings(int listen, Listening listening) {
    return Map.ofEntries(
        Map.entry("server.address", listening.address().getHostAddress()),
        Map.entry("server.port", listen),
        Map.entry("server.shutdown", "immediate"),
        Map.entry("server.servlet.session.timeout", "15m"),
        Map.entry("server.servlet.session.cookie.name", "exeat"),
        Map.entry("server.servlet.session.cookie.http-only", true),
        Map.entry("server.servlet.session.cookie.same-site", "strict"),
        Map.entry("server.servlet.session.cookie.secure", listening.tls().isPresent()),
        // behind a proxy with TLS, cookies are for TLS only; whoever is no proxy is not believed
        Map.entry("server.forward-headers-strategy", listening.isBehindProxy() ? "native" : "none"),
        Map.entry("server.tomcat.remoteip.internal-proxies", proxies(listening)),
        Map.entry("server.tomcat.max-http-form-post-size", "64KB"),
        // until the next byte of a request
        Map.entry("server.tomcat.connection-timeout", "10s"),
        Map.entry("spring.servlet.multipart.enabled", false),
        Map.entry("spring.threads.virtual.enabled", true),
        Map.entry("spring.jackson.property-naming-strategy", "SNAKE_CASE"),
        Map.entry("spring.jackson.deserialization.fail-on-unknown-properties", true),
        Map.entry("spring.jackson.deserialization.fail-on-null-for-primitives", true),
        Map.entry("spring.main.banner-mode", "off"),
        Map.entry("spring.main.register-shutdown-hook", false),
        Map.entry("spring.web.error.whitelabel.enabled", false),
        // a start that fails is told by what it throws
        Map.entry("logging.level.org.springframework.boot.diagnostics", "off"),
        Map.entry("logging.level.org.springframework.boot.web.server.servlet.context", "error"),
        // what libraries say may hold what was read: see JmrtdLogs
        Map.entry("logging.level.root", "off"),
        Map.entry("logging.level.org.springframework", "warn"),
        // that TLS 1.3 asks for certificates at the beginning only, which is when we want them
        Map.entry("logging.level.org.apache.tomcat.util.net.SSLUtilBase", "error"),
        Map.entry("logging.level.org.apache", "warn"));
  }

  /** By their addresses, as Tomcat writes them. */
  private static String proxies(Listening listening) {
    return listening.proxies().isEmpty()
        ? "127\\.\\d+\\.\\d+\\.\\d+|::1|0:0:0:0:0:0:0:1"
        : listening.proxies().stream()
            .map(p -> p.getHostAddress().replace(".", "\\."))
            .collect(Collectors.joining("|"));
  }

  /** What it is put together of. */
  ConfigurableApplicationContext context() {
    return context;
  }

  /** On which port it listens. */
  public int port() {
    return Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
  }

  /** Stops it; whoever is connected is cut off. */
  @Override
  public void close() {
    webhooks.close();
    context.close();
  }
}
