package org.exeat.server.web;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What the server is put together of; nothing is looked for. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
  CrossingController.class,
  LaneController.class,
  Measuring.class,
  OperationController.class,
  Pages.class,
  Problems.class,
  Refusals.class,
  Security.class,
  SessionController.class,
  SmallBodies.class
})
public class WebApplication {}
