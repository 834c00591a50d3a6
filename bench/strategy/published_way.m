% An equilibrium or a war without inputs as published Octave and Matlab codes solve them: fsolve on all unknowns at once.
% Ours, not theirs. octave-cli published_way.m WORLD ANSWER equilibrium|war
%
% WORLD: economies and sectors as int64; flows at border prices and base duties (buyer, seller, sector), new duties, the
% sectors' elasticities, incomes and deficits, as doubles. ANSWER: wages and incomes over the base's and, of a war, one
% duty for each economy by the formula of its export shares, 1/t = sum of chi theta (1 - lambda).
1;

function [gap, welfare] = gaps(x, b, war)
  n = b.n;
  w = x(1:n); y = x(n+1:2*n);
  if war
    t = repmat(x(2*n+1:3*n), [1, n, b.s]);
    t(b.home) = 0;
  else
    t = b.duty_new;
  end
  price = (1 + t) ./ (1 + b.duty) .* reshape(w, 1, n, 1);
  weight = b.share .* price .^ -b.theta;
  total = sum(weight, 2);
  spent = b.final .* y .* b.income;                       % buyer x 1 x sector
  flow = weight ./ total .* spent ./ (1 + t);
  earned = w .* b.value_added;
  sales = reshape(sum(sum(flow, 1), 3), n, 1);
  revenue = sum(sum(t .* flow, 2), 3);
  gap = [sales ./ earned - 1; (earned + revenue + b.deficit) ./ (y .* b.income) - 1];
  gap(1) = sum(earned) / sum(b.value_added) - 1;          % one market is redundant: the numeraire
  welfare = y .* exp(sum(b.final .* log(total) ./ b.theta, 3));
  if war
    abroad = flow; abroad(b.home) = 0;
    lambda = weight ./ total;
    elasticity = reshape(sum(sum(abroad .* b.theta .* (1 - lambda), 1), 3), n, 1);
    exports = reshape(sum(sum(abroad, 1), 3), n, 1);
    gap = [gap; x(2*n+1:3*n) - exports ./ elasticity];
  end
end

given = argv();
file = fopen(given{1}, "rb");
extents = fread(file, 2, "int64");
n = extents(1); s = extents(2);
b.n = n; b.s = s;
cube = @() permute(reshape(fread(file, n * n * s, "double"), s, n, n), [3, 2, 1]);
flow = cube(); b.duty = cube(); b.duty_new = cube();
b.theta = reshape(fread(file, s, "double"), 1, 1, s);
b.income = fread(file, n, "double");
b.deficit = fread(file, n, "double");
fclose(file);
at_buyer = flow .* (1 + b.duty);
spending = sum(at_buyer, 2);
b.share = at_buyer ./ spending;
b.share(isnan(b.share)) = 0;
b.final = spending ./ b.income;
b.value_added = reshape(sum(sum(flow, 1), 3), n, 1);
b.home = repmat(logical(eye(n)), [1, 1, s]);
war = strcmp(given{3}, "war");
start = ones(2 * n, 1);
if war
  start = [start; 0.3 * ones(n, 1)];
end
options = optimset("TolFun", 1e-12, "TolX", 1e-12, "MaxIter", 400, "MaxFunEvals", 1e6);
[x, ~, information] = fsolve(@(x) gaps(x, b, war), start, options);
[gap, welfare] = gaps(x, b, war);
if max(abs(gap)) > 1e-8
  printf("largest gap %g after fsolve, %d\n", max(abs(gap)), information);
  exit(1);
end
file = fopen(given{2}, "wb");
fwrite(file, [x; welfare], "double");
fclose(file);
