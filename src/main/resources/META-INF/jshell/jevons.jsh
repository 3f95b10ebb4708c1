// What a session starts with: imports, and a feedback mode that shows results whole. A session of plain JShell opens it from the jar.
import io.jevons.*;
import io.jevons.base.*;
import io.jevons.base.yaml.*;
import io.jevons.data.*;
import io.jevons.cost.*;
import io.jevons.cost.architecture.*;
import io.jevons.cost.catalogue.*;
import io.jevons.cost.distillation.*;
import io.jevons.cost.prices.*;
import io.jevons.cost.serving.*;
import io.jevons.market.*;
import io.jevons.demand.*;
import io.jevons.demand.explain.*;
import io.jevons.scenario.*;
import io.jevons.rebound.*;
import io.jevons.rebound.elasticity.*;
import io.jevons.uncertainty.*;
import io.jevons.uncertainty.findings.*;
import io.jevons.uncertainty.quantiles.*;
import io.jevons.uncertainty.runner.*;
import io.jevons.uncertainty.study.*;
import io.jevons.estimate.*;
import io.jevons.estimate.coefficients.*;
import io.jevons.estimate.forecast.*;
import io.jevons.estimate.nowcast.*;
import io.jevons.estimate.posterior.*;
import io.jevons.explore.*;
import io.jevons.report.*;
import java.nio.file.Path;
import java.util.*;
/set mode jevons -quiet
/set prompt jevons 'jevons> ' '   ...> '
/set truncation jevons 1000000
/set format jevons errorpre '|  '
/set format jevons errorpost '%n'
/set format jevons err '%6$s'
/set format jevons errors '%5$s'
/set format jevons name '%1$s'
/set format jevons value '%3$s'
/set format jevons unresolved '%4$s'
/set format jevons display ''
/set format jevons display '{value}%n' added,modified,replaced-ok-expression,varvalue,assignment
/set format jevons display '{name} = {value}%n' added,modified,replaced-primary,update-ok-varinit
/set format jevons display '|  {name} waits for {unresolved}%n' added,modified,replaced-notdefined
/set feedback jevons
System.out.println("Jevons. Try: Jevons.compare(Jevons.market(\"world-latest\"), Jevons.scenario(\"deepseek-r1\"))");
System.out.println("             Jevons.scenarios()");
System.out.println("             Jevons.market(\"world-latest\").parameters(\"cells.sme.*\")");
