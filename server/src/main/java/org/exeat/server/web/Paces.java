package org.exeat.server.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * How often one address may ask: consoles with their pictures stay far below the first; what
 * anybody may do without an account has a second of its own, which counts what was let through
 * only.
 */
@Configuration(proxyBeanMethods = false)
class Paces {
  /** Requests of one address at once: some consoles behind one proxy begin together. */
  static final int AT_ONCE = 1_000;

  /** 200 a second. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  /** Pictures of cameras behind one gateway: 1,000 a second. */
  private static final Duration PICTURES_PAUSE = Duration.ofMillis(1);

  /** What travellers send at once: a family of nine at a kiosk, each zone read a few times. */
  static final int TRAVELLERS_AT_ONCE = 60;

  private static final Duration TRAVELLERS_PAUSE = Duration.ofSeconds(2);

  @Bean
  FilterRegistrationBean<Pace> everybodysPace() {
    return registered(
        "everybodys-pace",
        new Pace(new Allowances(AT_ONCE, PAUSE, System::nanoTime), request -> !pushed(request)),
        Ordered.HIGHEST_PRECEDENCE,
        "/api/v1/*");
  }

  /** Signals and documents of devices do not wait behind the pictures of cameras. */
  @Bean
  FilterRegistrationBean<Pace> picturesPace() {
    return registered(
        "pictures-pace",
        new Pace(new Allowances(AT_ONCE, PICTURES_PAUSE, System::nanoTime), Paces::pushed),
        Ordered.HIGHEST_PRECEDENCE,
        "/api/v1/lanes/*");
  }

  private static boolean pushed(HttpServletRequest request) {
    return request.getRequestURI().matches(SmallBodies.PICTURES);
  }

  @Bean
  FilterRegistrationBean<Pace> travellersPace() {
    return registered(
        "travellers-pace",
        new Pace(
            new Allowances(TRAVELLERS_AT_ONCE, TRAVELLERS_PAUSE, System::nanoTime),
            request -> !request.getMethod().equals("GET")),
        Ordered.LOWEST_PRECEDENCE,
        "/api/v1/receipts/*",
        "/api/v1/departures/*");
  }

  /** A sign-in by a provider makes this server ask there; it begins and ends with a GET. */
  @Bean
  FilterRegistrationBean<Pace> providersPace() {
    return registered(
        "providers-pace",
        new Pace(
            new Allowances(TRAVELLERS_AT_ONCE, TRAVELLERS_PAUSE, System::nanoTime),
            request -> true),
        Ordered.LOWEST_PRECEDENCE,
        ProviderSignIn.BEGIN + "/*");
  }

  private static FilterRegistrationBean<Pace> registered(
      String name, Pace pace, int order, String... paths) {
    FilterRegistrationBean<Pace> bean = new FilterRegistrationBean<>(pace);
    bean.setName(name);
    bean.setOrder(order);
    bean.addUrlPatterns(paths);
    return bean;
  }
}
