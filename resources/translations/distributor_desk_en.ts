<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>ClaimForm</name>
    <message numerus="yes">
        <source>{count} line(s), {total}</source>
        <translation>
            <numerusform>{count} line, {total}</numerusform>
            <numerusform>{count} lines, {total}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EnterPage</name>
    <message numerus="yes">
        <source>%n sheet(s) of the day to enter</source>
        <translation>
            <numerusform>%n sheet of the day to enter</numerusform>
            <numerusform>%n sheets of the day to enter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerPanel</name>
    <message numerus="yes">
        <source>%n credit day(s)</source>
        <translation>
            <numerusform>%n credit day</numerusform>
            <numerusform>%n credit days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MendsPage</name>
    <message numerus="yes">
        <source>{count} row(s): {heading} {value}{reason}</source>
        <translation>
            <numerusform>{count} row: {heading} {value}{reason}</numerusform>
            <numerusform>{count} rows: {heading} {value}{reason}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message numerus="yes">
        <source>%n message(s) stand on this day already; choose another.</source>
        <translation>
            <numerusform>%n message stands on this day already; choose another.</numerusform>
            <numerusform>%n messages stand on this day already; choose another.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message numerus="yes">
        <source>{count} row(s) are hidden in the file:</source>
        <translation>
            <numerusform>{count} row is hidden in the file:</numerusform>
            <numerusform>{count} rows are hidden in the file:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message numerus="yes">
        <source>Imported, but {count} row(s) were refused.</source>
        <translation>
            <numerusform>Imported, but {count} row was refused.</numerusform>
            <numerusform>Imported, but {count} rows were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RoutesPage</name>
    <message numerus="yes">
        <source>%n active customer(s) on no route.</source>
        <translation>
            <numerusform>%n active customer on no route.</numerusform>
            <numerusform>%n active customers on no route.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SubDistributorsTab</name>
    <message numerus="yes">
        <source>%n customer(s) serve shops as sub-distributors but are not on this list: {names}</source>
        <translation>
            <numerusform>%n customer serves shops as a sub-distributor but is not on this list: {names}</numerusform>
            <numerusform>%n customers serve shops as sub-distributors but are not on this list: {names}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableFooter</name>
    <message numerus="yes">
        <source>{count} row(s)</source>
        <translation>
            <numerusform>{count} row</numerusform>
            <numerusform>{count} rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>{count} selected</numerusform>
            <numerusform>{count} selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeLinePanel</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayTab</name>
    <message numerus="yes">
        <source>Show all %n line(s)</source>
        <translation>
            <numerusform>Show all %n line</numerusform>
            <numerusform>Show all %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TotalsPage</name>
    <message numerus="yes">
        <source>without {count} row(s) in cases, such as 4箱</source>
        <translation>
            <numerusform>without {count} row in cases, such as 4箱</numerusform>
            <numerusform>without {count} rows in cases, such as 4箱</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message numerus="yes">
        <source>%n shop(s)</source>
        <translation>
            <numerusform>%n shop</numerusform>
            <numerusform>%n shops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
</TS>
