<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>About</name>
    <message>
        <source>About Distributor Desk</source>
        <translation>关于经销商案头</translation>
    </message>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Company file: {path}</source>
        <translation>公司文件：{path}</translation>
    </message>
    <message>
        <source>Backups: {path}</source>
        <translation>备份：{path}</translation>
    </message>
    <message>
        <source>Log: {path}</source>
        <translation>日志：{path}</translation>
    </message>
    <message>
        <source>All data stays on this computer. MIT licence; icons by Lucide (ISC), font Noto Sans SC (OFL).</source>
        <translation>所有数据都只在这台电脑上。MIT 许可；图标 Lucide（ISC），字体 Noto Sans SC（OFL）。</translation>
    </message>
</context>
<context>
    <name>AnswersWindow</name>
    <message>
        <source>Copy the answer</source>
        <translation>复制回答</translation>
    </message>
</context>
<context>
    <name>BalancesWindow</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Owed at the end of</source>
        <translation>截至</translation>
    </message>
    <message>
        <source>Statement…</source>
        <translation>对账单…</translation>
    </message>
    <message>
        <source>Show customer</source>
        <translation>看客户</translation>
    </message>
    <message>
        <source>Owed: {owed}   of which overdue: {late}   paid in advance: {ahead}   together: {both}</source>
        <translation>欠款合计：{owed}&#x3000;其中逾期：{late}&#x3000;预收：{ahead}&#x3000;相抵后：{both}</translation>
    </message>
    <message>
        <source>Owed: {owed}   of which overdue: {late}</source>
        <translation>欠款合计：{owed}&#x3000;其中逾期：{late}</translation>
    </message>
</context>
<context>
    <name>BrandsPage</name>
    <message>
        <source>Agency and terms…</source>
        <translation>代理权和条款…</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Not kept</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>New promise…</source>
        <translation>新承诺…</translation>
    </message>
    <message>
        <source>New brand</source>
        <translation>新增品牌</translation>
    </message>
    <message>
        <source>, </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>BroadcastsWindow</name>
    <message>
        <source>Best read at about 8 in the morning, at noon and from 6 to 8 in the evening; once a day is enough.</source>
        <translation>早8点左右、中午12点左右、晚6–8点看的人最多；一天发一次就够了。</translation>
    </message>
    <message>
        <source>More than one message on: {days}</source>
        <translation>这些天计划了不止一次群发：{days}</translation>
    </message>
</context>
<context>
    <name>Calculator</name>
    <message>
        <source>Choose an answer first; its text can be changed.</source>
        <translation>请先选一种回话，文字可以改。</translation>
    </message>
    <message>
        <source>Text of the answer</source>
        <translation>回话的文字</translation>
    </message>
    <message>
        <source>Keep this offer</source>
        <translation>记下这次政策</translation>
    </message>
    <message>
        <source>Print the answer…</source>
        <translation>打印回函…</translation>
    </message>
    <message>
        <source>New calculation</source>
        <translation>重新测算</translation>
    </message>
    <message>
        <source>Our answer</source>
        <translation>我方回话</translation>
    </message>
    <message>
        <source>No answer yet</source>
        <translation>还没定</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>回话期限</translation>
    </message>
</context>
<context>
    <name>CarePanel</name>
    <message>
        <source>Care and gifts</source>
        <translation>客情和礼品</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>问答</translation>
    </message>
</context>
<context>
    <name>ChartPaper</name>
    <message>
        <source>This chart shows margins or costs. It is the owner&apos;s copy and must not leave the house.</source>
        <translation>这张图含有毛利或成本，只供老板看，不能外传。</translation>
    </message>
    <message>
        <source>Make the owner&apos;s copy</source>
        <translation>做老板专用版</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>算了</translation>
    </message>
    <message>
        <source>Save the numbers</source>
        <translation>保存数字</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>ChartView</name>
    <message>
        <source>Numbers</source>
        <translation>看数字</translation>
    </message>
    <message>
        <source>Show the numbers of this chart</source>
        <translation>显示这张图的数字</translation>
    </message>
    <message>
        <source>Print, export…</source>
        <translation>打印、导出…</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>看图</translation>
    </message>
    <message>
        <source>Print this chart…</source>
        <translation>打印这张图…</translation>
    </message>
    <message>
        <source>Export its numbers…</source>
        <translation>导出图里的数字…</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>Choose workbooks…</source>
        <translation>选择表格文件…</translation>
    </message>
    <message>
        <source>Drop Excel workbooks here, or choose them.
Any customer list, product list or list of sales lines will do; no template is needed.</source>
        <translation>把 Excel 文件拖到这里，或者选择文件。
客户表、商品表、销售明细都可以，不需要套模板。</translation>
    </message>
    <message>
        <source>Blank workbook to fill in…</source>
        <translation>空白表（可填写）…</translation>
    </message>
    <message>
        <source>With lists to choose from, notes and two examples</source>
        <translation>带下拉选项、填写说明和两行示例</translation>
    </message>
</context>
<context>
    <name>ClaimForm</name>
    <message>
        <source>New claim on the manufacturer</source>
        <translation>新开厂家核销单</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>核销</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退换货单</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>结算日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>责任方</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>{brand} ({count})</source>
        <translation>{brand}（{count} 行）</translation>
    </message>
    <message>
        <source>Nothing can be claimed now: claims are made of settled returns of goods that have a brand.</source>
        <translation>现在没有可核销的：要先有已结的退换货，并且商品填了品牌。</translation>
    </message>
    <message numerus="yes">
        <source>{count} line(s), {total}</source>
        <translation>
            <numerusform>{count} 行，{total}</numerusform>
        </translation>
    </message>
    <message>
        <source>Make the claim</source>
        <translation>生成核销单</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ClaimsPage</name>
    <message>
        <source>Export claims</source>
        <translation>导出核销单</translation>
    </message>
    <message>
        <source>Goods / particulars</source>
        <translation>商品 / 说明</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Choose a claim on the left.</source>
        <translation>请在左边选择一张核销单。</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>核销金额</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>厂家确认</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已到账</translation>
    </message>
    <message>
        <source>Shortfall</source>
        <translation>少付</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>报出日期</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>账龄</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the manufacturer…</source>
        <translation>报给厂家…</translation>
    </message>
    <message>
        <source>Amounts…</source>
        <translation>修改金额…</translation>
    </message>
    <message>
        <source>Confirmed…</source>
        <translation>厂家已确认…</translation>
    </message>
    <message>
        <source>Money came in…</source>
        <translation>款已到账…</translation>
    </message>
    <message>
        <source>Claim sheet…</source>
        <translation>打印核销单…</translation>
    </message>
    <message>
        <source>Cancel claim</source>
        <translation>作废核销单</translation>
    </message>
    <message>
        <source>New claim…</source>
        <translation>新核销单…</translation>
    </message>
    <message>
        <source>Export claims…</source>
        <translation>导出核销单…</translation>
    </message>
</context>
<context>
    <name>CleanUpWindow</name>
    <message>
        <source>What to look for</source>
        <translation>找什么</translation>
    </message>
    <message>
        <source>days without an order</source>
        <translation>天没有进货</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Show customer</source>
        <translation>看客户</translation>
    </message>
</context>
<context>
    <name>ClimbingPage</name>
    <message>
        <source>Next step is done</source>
        <translation>下一小步已完成</translation>
    </message>
    <message>
        <source>Note the reasons…</source>
        <translation>记下原因…</translation>
    </message>
    <message>
        <source>End (won, or left in peace)</source>
        <translation>结束（已成交或不再打扰）</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>看这家客户</translation>
    </message>
</context>
<context>
    <name>ColumnsPage</name>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>不读取</translation>
    </message>
    <message>
        <source>The first rows: click the one with the headings</source>
        <translation>前几行：点一下标题所在的行</translation>
    </message>
    <message>
        <source>found by itself: {kind}</source>
        <translation>自动识别：{kind}</translation>
    </message>
    <message>
        <source>The headings stand in row {row}. Click another row if they do not.</source>
        <translation>标题在第 {row} 行。不对的话，点一下标题所在的行。</translation>
    </message>
    <message>
        <source>Click the row with the headings.</source>
        <translation>请点一下标题所在的行。</translation>
    </message>
</context>
<context>
    <name>CommissionPage</name>
    <message>
        <source>Rates (double-click to change)</source>
        <translation>提成标准（双击修改）</translation>
    </message>
    <message>
        <source>New rate…</source>
        <translation>新增标准…</translation>
    </message>
</context>
<context>
    <name>CountiesPage</name>
    <message>
        <source>New territory</source>
        <translation>新增区域</translation>
    </message>
    <message>
        <source>New territory…</source>
        <translation>新增区域…</translation>
    </message>
    <message>
        <source>Print the comparison with an own office as well? It shows our margins and must not leave the house.</source>
        <translation>要不要连自设办事处的对比一起打印？上面有我们的毛利，不能外传。</translation>
    </message>
    <message>
        <source>Print the owner&apos;s copy</source>
        <translation>打印老板专用</translation>
    </message>
    <message>
        <source>Territories only</source>
        <translation>只打印区域</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>区域与储备</translation>
    </message>
</context>
<context>
    <name>CountyPage</name>
    <message>
        <source>Sub-distributor</source>
        <translation>分销商</translation>
    </message>
    <message>
        <source>Own office</source>
        <translation>自设办事处</translation>
    </message>
    <message>
        <source>Own office compared</source>
        <translation>与自设办事处对比</translation>
    </message>
    <message>
        <source>Figures…</source>
        <translation>填写数字…</translation>
    </message>
    <message>
        <source>Choose a territory on the left.</source>
        <translation>请在左边选一个区域。</translation>
    </message>
    <message>
        <source>Works it</source>
        <translation>合作中</translation>
    </message>
    <message>
        <source>In reserve</source>
        <translation>储备</translation>
    </message>
    <message>
        <source>Would an own office be better here? Enter the figures and see both ways side by side.</source>
        <translation>这里自己设办事处会不会更好？填上数字，两种做法并排看。</translation>
    </message>
</context>
<context>
    <name>CurvePanel</name>
    <message>
        <source>What the curve shows</source>
        <translation>曲线显示什么</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Effective %</source>
        <translation>实际%</translation>
    </message>
    <message>
        <source>Try a number</source>
        <translation>试一个数</translation>
    </message>
    <message>
        <source>Add a tier, and its curve appears here.</source>
        <translation>加一档，这里就会出现曲线。</translation>
    </message>
    <message>
        <source>Pays for growth: try it with last year&apos;s sales (What if).</source>
        <translation>按增长返利：请到“试算”里用去年的销售来试。</translation>
    </message>
    <message>
        <source>Pays by money and by units: try it with last year&apos;s sales (What if).</source>
        <translation>既按金额又按数量返利：请到“试算”里用去年的销售来试。</translation>
    </message>
    <message>
        <source>Whole amount</source>
        <translation>全额</translation>
    </message>
    <message>
        <source>By slices</source>
        <translation>超额（分段）</translation>
    </message>
    <message>
        <source>What a basis pays</source>
        <translation>不同依据返多少</translation>
    </message>
    <message>
        <source>Basis ({unit})</source>
        <translation>依据（{unit}）</translation>
    </message>
    <message>
        <source>Rebate (yuan)</source>
        <translation>返利（元）</translation>
    </message>
    <message>
        <source>“{words}” is not a number.</source>
        <translation>“{words}”不是数字。</translation>
    </message>
    <message>
        <source>Try a number, e.g. 120000</source>
        <translation>试一个数，例如 12万</translation>
    </message>
    <message>
        <source>Gate, target, payment speed and cap are left out here.</source>
        <translation>曲线不含门槛、目标、回款系数和封顶。</translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Choose a customer on the left.</source>
        <translation>请在左边选一个客户。</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>{who} decides</source>
        <translation>{who}能做主</translation>
    </message>
    <message>
        <source>{who} does not decide</source>
        <translation>{who}做不了主</translation>
    </message>
</context>
<context>
    <name>CustomersTab</name>
    <message>
        <source>New customer</source>
        <translation>新增客户</translation>
    </message>
    <message>
        <source>Lists and tidying</source>
        <translation>清单与整理</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>打印单据</translation>
    </message>
</context>
<context>
    <name>DistributionPage</name>
    <message>
        <source>New goal…</source>
        <translation>新铺市目标…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>EditableList</name>
    <message>
        <source>Add…</source>
        <translation>新增…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>EditableTab</name>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Not a number, e.g. 1200 or =12*38.5</source>
        <translation>不是数字，如 1200 或 =12*38.5</translation>
    </message>
    <message>
        <source>Must be a whole number</source>
        <translation>必须是整数</translation>
    </message>
    <message>
        <source>e.g. 5-1</source>
        <translation>例如 5-1</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Not a date, e.g. 5-1</source>
        <translation>不是日期，例如 5-1</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>EmptyList</name>
    <message>
        <source>Import a workbook…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>Add one</source>
        <translation>新增一个</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Nothing matches the search and the filters.</source>
        <translation>没有符合搜索和筛选条件的记录。</translation>
    </message>
</context>
<context>
    <name>EnterPage</name>
    <message>
        <source>Shops of the day that are not entered yet</source>
        <translation>当日还没录入的店</translation>
    </message>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>刚才填的还没有保存。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存就关闭</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>The sheet of {shop} is not saved yet.</source>
        <translation>“{shop}”的拜访表还没有保存。</translation>
    </message>
    <message>
        <source>Leave it unsaved</source>
        <translation>不保存</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) of the day to enter</source>
        <translation>
            <numerusform>当日还有 %n 张表没录入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Scan the code, or type a stop or a name, then Enter</source>
        <translation>扫码，或输入顺序号、店名，再按回车</translation>
    </message>
    <message>
        <source>Number of the visit</source>
        <translation>拜访号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Entered already; saving changes it.</source>
        <translation>这张表已经录入过，保存会修改它。</translation>
    </message>
    <message>
        <source>Scan or choose a sheet</source>
        <translation>请扫码或选一张表</translation>
    </message>
    <message>
        <source>This cannot be read as a figure or a date.</source>
        <translation>这里看不懂，请写数字或日期。</translation>
    </message>
    <message>
        <source>This cannot be read as an amount.</source>
        <translation>这里看不懂，请写金额。</translation>
    </message>
    <message>
        <source>Material used: write figures.</source>
        <translation>物料用量请写数字。</translation>
    </message>
    <message>
        <source>No product is called “{name}”.</source>
        <translation>没有叫“{name}”的商品。</translation>
    </message>
    <message>
        <source>by the figures</source>
        <translation>按数字判断</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>Order amount</source>
        <translation>订单金额</translation>
    </message>
    <message>
        <source>worked out</source>
        <translation>自动算出</translation>
    </message>
    <message>
        <source>Add a product (F4)</source>
        <translation>加一个商品（F4）</translation>
    </message>
    <message>
        <source>Add a product</source>
        <translation>加一个商品</translation>
    </message>
    <message>
        <source>Goods and promise</source>
        <translation>商品和承诺</translation>
    </message>
    <message>
        <source>The rest (F2)</source>
        <translation>其他（F2）</translation>
    </message>
    <message>
        <source>Enter: next figure · Down: next product · F2: the rest · F6: not met · F7: refused · F9: number of the visit</source>
        <translation>回车：下一格 · 向下键：下一个商品 · F2：其他 · F6：未遇 · F7：拒绝 · F9：拜访号</translation>
    </message>
</context>
<context>
    <name>EntryMore</name>
    <message>
        <source>The visit</source>
        <translation>拜访情况</translation>
    </message>
    <message>
        <source>Owner met</source>
        <translation>见到老板</translation>
    </message>
    <message>
        <source>Ice-breaker</source>
        <translation>破冰方式</translation>
    </message>
    <message>
        <source>Small step done</source>
        <translation>小目标完成</translation>
    </message>
    <message>
        <source>Excuse</source>
        <translation>借口</translation>
    </message>
    <message>
        <source>How to meet the owner</source>
        <translation>见老板的办法</translation>
    </message>
    <message>
        <source>What the shop said</source>
        <translation>店里说了什么</translation>
    </message>
    <message>
        <source>Counts most</source>
        <translation>最在意的</translation>
    </message>
    <message>
        <source>Eight steps</source>
        <translation>八步骤</translation>
    </message>
    <message>
        <source>Material used</source>
        <translation>物料用量</translation>
    </message>
</context>
<context>
    <name>EntryPromise</name>
    <message>
        <source>Not a date: write 5-1, or 7 for in seven days</source>
        <translation>不是日期：写 5-1，或写 7 表示七天后</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation>下次拜访</translation>
    </message>
    <message>
        <source>7 = in 7 days</source>
        <translation>7 = 七天后</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Owner&apos;s copy: with costs and floor prices</source>
        <translation>老板版：含成本和底价</translation>
    </message>
    <message>
        <source>This copy shows what you pay and your lowest prices. Do not hand it to customers or reps.</source>
        <translation>这一份能看到进价和底价，请不要交给客户或业务员。</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Tick at least one kind of record.</source>
        <translation>请至少勾选一种记录。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
    <message>
        <source>What should be exported? One sheet for each:</source>
        <translation>导出哪些内容？每种一张表：</translation>
    </message>
    <message>
        <source>Headings in</source>
        <translation>标题语言</translation>
    </message>
    <message>
        <source>Settlements of rebates, files and settings are not in a workbook. To take the whole company along, make a backup.</source>
        <translation>返利结算单、附件和设置不在表格里；要把整个公司带走，请用“立即备份”。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None of them</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Save the blank workbook</source>
        <translation>保存空白表</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Open a company</source>
        <translation>打开公司</translation>
    </message>
    <message>
        <source>Company files (*.desk)</source>
        <translation>公司文件 (*.desk)</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backups (*.ddbk)</source>
        <translation>备份 (*.ddbk)</translation>
    </message>
    <message>
        <source>The backup is of another company: keep it as</source>
        <translation>这份备份是另一家公司的，另存为</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Photos and scans are kept inside the company file, at most 5 MB each.</source>
        <translation>照片和扫描件存在公司文件里面，每个最大 5 兆。也可以直接拖进来。</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Pictures, scans (*.jpg *.jpeg *.png *.webp *.bmp *.pdf);;All files (*)</source>
        <translation>图片、扫描件 (*.jpg *.jpeg *.png *.webp *.bmp *.pdf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
</context>
<context>
    <name>FilterRow</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>{name}: all</source>
        <translation>{name}：全部</translation>
    </message>
</context>
<context>
    <name>FindAnything</name>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name, pinyin initials, phone or code</source>
        <translation>名称、拼音首字母、电话或编号</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的记录</translation>
    </message>
    <message>
        <source>Type a few letters. ↑ ↓ choose, Enter opens.</source>
        <translation>输入几个字。↑ ↓ 选择，回车打开。</translation>
    </message>
    <message>
        <source>Nothing found. Try a part of the name, or pinyin initials such as hddcs.</source>
        <translation>没有找到。可以试试名称的一部分，或拼音首字母，如 hddcs。</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Welcome to Distributor Desk</source>
        <translation>欢迎使用经销商案头</translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Look around with a sample company</source>
        <translation>先看看示例公司</translation>
    </message>
    <message>
        <source>Several dozen made-up shops with sales and routes. Nothing you do there can go wrong.</source>
        <translation>几十家虚构的店，有销售和线路，随便点，不会弄坏什么。</translation>
    </message>
    <message>
        <source>Start a new company</source>
        <translation>新建我的公司</translation>
    </message>
    <message>
        <source>An empty file on this computer; then import your own workbooks.</source>
        <translation>在这台电脑上建一个空文件，然后导入自己的表格。</translation>
    </message>
    <message>
        <source>Open my company</source>
        <translation>打开我的公司</translation>
    </message>
    <message>
        <source>A file that ends in .desk.</source>
        <translation>以 .desk 结尾的文件。</translation>
    </message>
</context>
<context>
    <name>FormFields</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Please fill this in.</source>
        <translation>请填写</translation>
    </message>
</context>
<context>
    <name>GoodsPage</name>
    <message>
        <source>New product</source>
        <translation>新增商品</translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>最近进货</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>未结承诺</translation>
    </message>
    <message>
        <source>From rep</source>
        <translation>移交人</translation>
    </message>
    <message>
        <source>To rep</source>
        <translation>接手人</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Routes follow once all their shops are handed over. The papers show balances and open promises.</source>
        <translation>一条线路上的客户都交出后，线路也跟着换人。打印的清单和档案卡上有欠款和未结承诺。</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Print only…</source>
        <translation>只打印…</translation>
    </message>
    <message>
        <source>Hand over and print…</source>
        <translation>交接并打印…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Shops to hand over</source>
        <translation>要交接的客户</translation>
    </message>
    <message>
        <source>The selected customers</source>
        <translation>列表里选中的客户</translation>
    </message>
    <message>
        <source>{shops} customers, owed {owed}, {promises} open promises</source>
        <translation>{shops} 个客户，欠款 {owed}，未结承诺 {promises} 项</translation>
    </message>
</context>
<context>
    <name>HeadingList</name>
    <message>
        <source>Heading</source>
        <translation>表中的标题</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>— left out —</source>
        <translation>— 不导入 —</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>maybe {field}?</source>
        <translation>可能是{field}？</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Guide</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Undo the last deed</source>
        <translation>撤销最近一步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undo takes back the newest deed first. Under Imports each import can be undone in any order.</source>
        <translation>撤销从最近的操作开始。在“导入记录”里可以按任意顺序撤销某次导入。</translation>
    </message>
</context>
<context>
    <name>HolidaysPage</name>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Fill in the holidays</source>
        <translation>填入假日</translation>
    </message>
    <message>
        <source>Add a day…</source>
        <translation>加一天…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销这次导入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Choose workbooks</source>
        <translation>选择表格文件</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx *.xls *.xlsb *.xlsm *.ods *.csv *.tsv *.txt);;All files (*)</source>
        <translation>表格文件 (*.xlsx *.xls *.xlsb *.xlsm *.ods *.csv *.tsv *.txt);;所有文件 (*)</translation>
    </message>
    <message>
        <source>The rows that you mended here are not imported yet.</source>
        <translation>您在这里改好的行还没有导入。</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭，不要了</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>More files…</source>
        <translation>再选文件…</translation>
    </message>
    <message>
        <source>Import ({count} rows)</source>
        <translation>导入（{count} 行）</translation>
    </message>
</context>
<context>
    <name>ImportsWindow</name>
    <message>
        <source>Imports</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Undo this import…</source>
        <translation>撤销这次导入…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Undo the import of “{file}”? What it added is removed, what it changed is as before.</source>
        <translation>要撤销“{file}”的导入吗？它新增的会删掉，改过的会恢复原样。</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Money refused</source>
        <translation>拒绝的金额</translation>
    </message>
    <message>
        <source>What each sheet brought</source>
        <translation>每张表带来了什么</translation>
    </message>
</context>
<context>
    <name>Judging</name>
    <message>
        <source>Credit to the customer: {amount}</source>
        <translation>应退客户：{amount}</translation>
    </message>
    <message>
        <source>In {value_in} − out {value_out} − fee {percent}% {fee} = credit to the customer {amount}</source>
        <translation>换入 {value_in} − 换出 {value_out} − 手续费 {percent}% {fee} = 应退客户 {amount}</translation>
    </message>
    <message>
        <source>In {value_in} − out {value_out} − fee {percent}% {fee}: the customer pays {amount}</source>
        <translation>换入 {value_in} − 换出 {value_out} − 手续费 {percent}% {fee}：客户应补 {amount}</translation>
    </message>
</context>
<context>
    <name>LastThree</name>
    <message>
        <source>Keep or drop…</source>
        <translation>留还是停…</translation>
    </message>
    <message>
        <source>Keep or drop {name}</source>
        <translation>留还是停：{name}</translation>
    </message>
</context>
<context>
    <name>LeaverPage</name>
    <message>
        <source>Before they leave</source>
        <translation>离职前要办的事</translation>
    </message>
    <message>
        <source>Choose a rep on the left.</source>
        <translation>请在左边选一位业务员。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>考核什么</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>处罚</translation>
    </message>
    <message>
        <source>Leaves</source>
        <translation>离职</translation>
    </message>
</context>
<context>
    <name>LedgerPanel</name>
    <message>
        <source>Statement…</source>
        <translation>对账单…</translation>
    </message>
    <message>
        <source>Book goods…</source>
        <translation>记货物…</translation>
    </message>
    <message>
        <source>Book a payment…</source>
        <translation>记回款…</translation>
    </message>
    <message>
        <source>Other entry…</source>
        <translation>记其他…</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Paid in advance: {amount}</source>
        <translation>预收：{amount}</translation>
    </message>
    <message>
        <source>Owed: {amount}</source>
        <translation>欠款：{amount}</translation>
    </message>
    <message>
        <source>{amount}, the oldest of {day}</source>
        <translation>{amount}，最早一笔 {day}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>没有</translation>
    </message>
    <message numerus="yes">
        <source>%n credit day(s)</source>
        <translation>
            <numerusform>账期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>0–30 days</source>
        <translation>0–30天</translation>
    </message>
    <message>
        <source>31–60 days</source>
        <translation>31–60天</translation>
    </message>
    <message>
        <source>61–90 days</source>
        <translation>61–90天</translation>
    </message>
    <message>
        <source>Over 90 days</source>
        <translation>90天以上</translation>
    </message>
    <message>
        <source>{amount} of {day}</source>
        <translation>{amount}（{day}）</translation>
    </message>
    <message>
        <source>Opening balance</source>
        <translation>期初欠款</translation>
    </message>
</context>
<context>
    <name>LinkForm</name>
    <message>
        <source>Link {number} with an imported return</source>
        <translation>{number} 与导入的退货关联</translation>
    </message>
    <message>
        <source>Our line</source>
        <translation>本单的行</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>The imported line then counts alone; our own line is left out of the ledger.</source>
        <translation>关联后只算导入的那一行，本单自己的一行不再计入流水。</translation>
    </message>
    <message>
        <source>No imported return of this customer and product is free.</source>
        <translation>没有这个客户、这个商品的未关联的导入退货。</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ListFoot</name>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MadePage</name>
    <message>
        <source>Will be made</source>
        <translation>将新建</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件里</translation>
    </message>
    <message>
        <source>Is it this one?</source>
        <translation>是不是它？</translation>
    </message>
    <message>
        <source>Alike</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>Names that are nearly the same</source>
        <translation>差不多的名字</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>已有的</translation>
    </message>
    <message>
        <source>Both records side by side</source>
        <translation>两条记录对照</translation>
    </message>
    <message>
        <source>They are one: use the other</source>
        <translation>是同一个，用已有的</translation>
    </message>
    <message>
        <source>They are two</source>
        <translation>不是同一个</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……还有 {count} 个</translation>
    </message>
    <message>
        <source>Nothing new by name.</source>
        <translation>没有新名字。</translation>
    </message>
    <message>
        <source>These are nearly the same name. Nothing is joined unless you say so.</source>
        <translation>这些名字差不多。您不点，就不会合并。</translation>
    </message>
    <message>
        <source>No name is nearly the same as another.</source>
        <translation>没有差不多的名字。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Work is still running. It can be stopped; nothing half-done is kept.</source>
        <translation>还有工作在进行。可以停下来，做了一半的不会留下。</translation>
    </message>
    <message>
        <source>Stop it and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close without a backup</source>
        <translation>不备份，直接关闭</translation>
    </message>
    <message>
        <source>Back to the window</source>
        <translation>回到窗口</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>New meeting</source>
        <translation>新增例会</translation>
    </message>
    <message>
        <source>New meeting…</source>
        <translation>新增例会…</translation>
    </message>
</context>
<context>
    <name>MendsPage</name>
    <message>
        <source>What to mend</source>
        <translation>要处理的</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Problems, grouped</source>
        <translation>按处理办法分组的问题</translation>
    </message>
    <message>
        <source>Change to</source>
        <translation>改成</translation>
    </message>
    <message>
        <source>Change all to this</source>
        <translation>全部改成它</translation>
    </message>
    <message>
        <source>Leave empty</source>
        <translation>留空</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>恢复停用的</translation>
    </message>
    <message>
        <source>Book them on the walk-in customer</source>
        <translation>记到散客名下</translation>
    </message>
    <message>
        <source>The day comes first</source>
        <translation>先写日</translation>
    </message>
    <message>
        <source>The month comes first</source>
        <translation>先写月</translation>
    </message>
    <message>
        <source>Leave the rows out</source>
        <translation>这些行不导入</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>看第一行</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……还有 {count} 个</translation>
    </message>
    <message>
        <source>Nothing to mend in this sheet.</source>
        <translation>这张表没有要处理的问题。</translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s): {heading} {value}{reason}</source>
        <translation>
            <numerusform>{count} 行：{heading} {value}{reason}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Open a company…</source>
        <translation>打开公司…</translation>
    </message>
    <message>
        <source>New company…</source>
        <translation>新建公司…</translation>
    </message>
    <message>
        <source>Sample company</source>
        <translation>示例公司</translation>
    </message>
    <message>
        <source>Imports…</source>
        <translation>导入记录…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>操作记录…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>About Distributor Desk</source>
        <translation>关于经销商案头</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Find the other spelling: name, initials, code, phone</source>
        <translation>查找另一个写法：名称、拼音首字母、编号、电话</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Tick the spelling that stays. The other is retired; its name and code will lead here when they come again.</source>
        <translation>勾选要保留的那个。另一个会停用；以后导入时再出现它的名称或编号，会自动归到保留的客户。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep “{name}”</source>
        <translation>保留“{name}”</translation>
    </message>
    <message>
        <source>Choose the other spelling above.</source>
        <translation>请在上面找到另一个写法。</translation>
    </message>
    <message>
        <source>Goes over: {what}</source>
        <translation>转过来的：{what}</translation>
    </message>
    <message>
        <source>Nothing refers to the one that goes.</source>
        <translation>没有别的记录用到要停用的那个。</translation>
    </message>
    <message>
        <source>Taken over where it is empty: {fields}</source>
        <translation>保留的客户原来空着、补上的：{fields}</translation>
    </message>
</context>
<context>
    <name>MessageDialog</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Form of address</source>
        <translation>称呼</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Who gets the message</source>
        <translation>发给谁</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What you want to say: a greeting, an offer, a festival …</source>
        <translation>想说的话：问候、特惠、节日……</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>People read at about 8 in the morning, at noon and from 6 to 8 in the evening. One message a day is welcome, more is noise.</source>
        <translation>早8点左右、中午12点左右、晚6–8点看的人最多。一天一次为宜，多了就是打扰。</translation>
    </message>
    <message>
        <source>Copy the names</source>
        <translation>复制名单</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation>复制这段话</translation>
    </message>
    <message>
        <source>Note in the plan</source>
        <translation>记入群发计划</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) stand on this day already; choose another.</source>
        <translation>
            <numerusform>这一天已经计划了 %n 次群发，请换一天。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>OK</source>
        <translation>好</translation>
    </message>
    <message>
        <source>A fault of the program. What was saved before is safe. If it happens again, send us the log file (Help, About says where it is).</source>
        <translation>程序出了故障。之前保存的内容是安全的。如果再次出现，请把日志文件发给我们（“帮助 → 关于”里写着它在哪里）。</translation>
    </message>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
</context>
<context>
    <name>MonthsDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MonthsPage</name>
    <message>
        <source>New month plan…</source>
        <translation>新月计划…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草拟</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>NewCompany</name>
    <message>
        <source>New company</source>
        <translation>新建公司</translation>
    </message>
    <message>
        <source>e.g. Jiangnan Drinks</source>
        <translation>例如：江南饮料商行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>OnSchemePage</name>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>签协议…</translation>
    </message>
    <message>
        <source>Target…</source>
        <translation>目标…</translation>
    </message>
    <message>
        <source>Goods…</source>
        <translation>货补…</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>结算…</translation>
    </message>
    <message>
        <source>Agreement…</source>
        <translation>协议…</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>打开客户</translation>
    </message>
</context>
<context>
    <name>OrderForm</name>
    <message>
        <source>Choose a line with goods first.</source>
        <translation>请先选择一行商品。</translation>
    </message>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>填写的内容还没有保存。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Type in the empty last row to add goods.</source>
        <translation>在最后的空行里填写，就能增加商品。</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>明细行</translation>
    </message>
    <message>
        <source>Split line…</source>
        <translation>拆分行…</translation>
    </message>
    <message>
        <source>Remove line</source>
        <translation>删除行</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>存为草稿</translation>
    </message>
    <message>
        <source>Save and submit</source>
        <translation>保存并提交审核</translation>
    </message>
    <message>
        <source>Exchange on the spot</source>
        <translation>现场换货（一步完成）</translation>
    </message>
</context>
<context>
    <name>OrderHead</name>
    <message>
        <source>Name, pinyin initials, code or phone</source>
        <translation>名称、拼音首字母、编号或电话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Without goods (voucher only)</source>
        <translation>无实物（凭证退货）</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Customer *</source>
        <translation>客户 *</translation>
    </message>
</context>
<context>
    <name>OrderPane</name>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Note for the next step (optional)</source>
        <translation>下一步的备注（可不填）</translation>
    </message>
    <message>
        <source>Choose an order on the left, or begin a new one.</source>
        <translation>请在左边选择一张单子，或者新开一张。</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>退回金额</translation>
    </message>
    <message>
        <source>Goes out</source>
        <translation>换出金额</translation>
    </message>
    <message>
        <source>Handling fee</source>
        <translation>手续费</translation>
    </message>
    <message>
        <source>Credit to the customer</source>
        <translation>应退客户</translation>
    </message>
    <message>
        <source>The customer pays</source>
        <translation>客户应补</translation>
    </message>
    <message>
        <source>not returned (voucher only)</source>
        <translation>无实物（凭证退货）</translation>
    </message>
    <message>
        <source>Settled on</source>
        <translation>结算日期</translation>
    </message>
    <message>
        <source>Approved against the policy because</source>
        <translation>违反政策仍同意的原因</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>{accepted} of {quantity}</source>
        <translation>收 {accepted} / 共 {quantity}</translation>
    </message>
    <message>
        <source>goes out</source>
        <translation>换出</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交审核</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>审核通过…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>驳回…</translation>
    </message>
    <message>
        <source>Goods are here</source>
        <translation>货已收到</translation>
    </message>
    <message>
        <source>Settle…</source>
        <translation>结算…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Slip A4…</source>
        <translation>打印 A4 单…</translation>
    </message>
    <message>
        <source>Slip 241×140…</source>
        <translation>打印 241×140 单…</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>{product}: counted by the imported line {document} of {day} ({amount})</source>
        <translation>{product}：按导入的 {document}（{day}，{amount}）计算，只算一次</translation>
    </message>
    <message>
        <source>without number</source>
        <translation>无单号</translation>
    </message>
    <message>
        <source>Break this link</source>
        <translation>断开关联</translation>
    </message>
    <message>
        <source>Link with an imported return…</source>
        <translation>与导入的退货关联…</translation>
    </message>
</context>
<context>
    <name>OrdersPage</name>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>作废</translation>
    </message>
</context>
<context>
    <name>PapersPage</name>
    <message>
        <source>Print again…</source>
        <translation>重印…</translation>
    </message>
    <message>
        <source>Paid today</source>
        <translation>今天已付</translation>
    </message>
    <message>
        <source>Reverse…</source>
        <translation>冲销…</translation>
    </message>
    <message>
        <source>Export with vouchers…</source>
        <translation>导出（含凭证）…</translation>
    </message>
</context>
<context>
    <name>PartiesPage</name>
    <message>
        <source>New get-together</source>
        <translation>新增联谊会</translation>
    </message>
    <message>
        <source>New get-together…</source>
        <translation>新增联谊会…</translation>
    </message>
</context>
<context>
    <name>PartyPage</name>
    <message>
        <source>Guests and cost</source>
        <translation>客人和费用</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进事项</translation>
    </message>
    <message>
        <source>Follow-up…</source>
        <translation>新增跟进…</translation>
    </message>
    <message>
        <source>Choose a get-together on the left.</source>
        <translation>请在左边选一次联谊会。</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>客人</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Cost a head</source>
        <translation>人均费用</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing to follow up.</source>
        <translation>没有要跟进的事。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>PeopleBox</name>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Add a contact…</source>
        <translation>新增联系人…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Make this the first contact</source>
        <translation>设为首要联系人</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>likes</source>
        <translation>喜好</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>does not decide</source>
        <translation>不拍板</translation>
    </message>
    <message>
        <source>decides (confirmed)</source>
        <translation>拍板（已确认）</translation>
    </message>
    <message>
        <source>decides (not confirmed)</source>
        <translation>拍板（待确认）</translation>
    </message>
    <message>
        <source>deputy</source>
        <translation>不在时找他</translation>
    </message>
    <message>
        <source>front desk</source>
        <translation>前台</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>May approve</source>
        <translation>可批准</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Company name</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Who sits at this desk</source>
        <translation>现在谁在用</translation>
    </message>
    <message>
        <source>What is done here is noted under this person&apos;s name. Settlements and concessions to supermarkets need someone who may approve.</source>
        <translation>在这里做的操作都记在这个人名下。返利结算和对商超的让步，要由可批准的人来做。</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>新增人员…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>New rep</source>
        <translation>新增业务员</translation>
    </message>
    <message>
        <source>New rep…</source>
        <translation>新增业务员…</translation>
    </message>
</context>
<context>
    <name>PolicyView</name>
    <message>
        <source>Enter the customer and the goods: the policy is checked while you type.</source>
        <translation>填写客户和商品，政策会边填边检查。</translation>
    </message>
    <message>
        <source>Left of this quarter&apos;s cap: {left}</source>
        <translation>本季额度还剩：{left}</translation>
    </message>
    <message>
        <source>No rule of the policy has anything to say.</source>
        <translation>没有与政策有关的规定。</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>cannot be judged</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>{mark} {rule} – {result}: {numbers}</source>
        <translation>{mark} {rule}（{result}）：{numbers}</translation>
    </message>
    <message>
        <source>Effect on the rebate</source>
        <translation>对返利的影响</translation>
    </message>
    <message>
        <source>{scheme}: {before} → {after} (basis {basis_before} → {basis_after}, same tier)</source>
        <translation>{scheme}：{before} → {after}（依据 {basis_before} → {basis_after}，档位不变）</translation>
    </message>
    <message>
        <source>{scheme}: {before} → {after} (basis {basis_before} → {basis_after}, tier from {tier_before} to {tier_after})</source>
        <translation>{scheme}：{before} → {after}（依据 {basis_before} → {basis_after}，档位 {tier_before} → {tier_after}）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>未达档</translation>
    </message>
</context>
<context>
    <name>PortfolioPage</name>
    <message>
        <source>Window</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>This paper shows margins. It is the owner&apos;s copy and must not leave the house.</source>
        <translation>这份分析含有毛利，只供老板看，不能外传。</translation>
    </message>
    <message>
        <source>Print the owner&apos;s copy</source>
        <translation>打印老板专用版</translation>
    </message>
    <message>
        <source>Do not print</source>
        <translation>不打印</translation>
    </message>
    <message>
        <source>Export profits (owner&apos;s copy)…</source>
        <translation>导出利润表（老板专用）…</translation>
    </message>
    <message>
        <source>Print the analysis…</source>
        <translation>打印分析…</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Scatter</source>
        <translation>散点</translation>
    </message>
    <message>
        <source>Last three</source>
        <translation>末三位</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>年度变化</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>贡献</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Keep or drop…</source>
        <translation>留还是停…</translation>
    </message>
    <message>
        <source>Fix the class: {name}</source>
        <translation>分类定为：{name}</translation>
    </message>
    <message>
        <source>Let the figures decide the class</source>
        <translation>分类改回自动</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>Preparing the pages…</source>
        <translation>正在准备页面…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Pages: {count}</source>
        <translation>共 {count} 页</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>No printer is set up on this computer. Save the pages as PDF instead.</source>
        <translation>这台电脑没有安装打印机。可以先另存为 PDF。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>… and {count} more</source>
        <translation>……还有 {count} 条</translation>
    </message>
</context>
<context>
    <name>PromisesPage</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>New promise…</source>
        <translation>新承诺…</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>看这家客户</translation>
    </message>
</context>
<context>
    <name>PromotionsPage</name>
    <message>
        <source>New promotion…</source>
        <translation>新促销方案…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Print with its shops…</source>
        <translation>打印方案表…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>促销方案</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <source>The text is written in</source>
        <translation>文字编码</translation>
    </message>
    <message>
        <source>The text may be garbled; it is written in</source>
        <translation>可能有乱码，请选文字编码</translation>
    </message>
    <message>
        <source>please choose; until then “{choice}”</source>
        <translation>请选择（暂按“{choice}”）</translation>
    </message>
    <message>
        <source>No column for {field}; in every row it is</source>
        <translation>没有“{field}”这一列，每行都填</translation>
    </message>
    <message>
        <source>the day comes first (31/12)</source>
        <translation>先写日（31/12）</translation>
    </message>
    <message>
        <source>the month comes first (12/31)</source>
        <translation>先写月（12/31）</translation>
    </message>
    <message>
        <source>please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>Dates such as 03/04/2026:</source>
        <translation>像 03/04/2026 这样的日期：</translation>
    </message>
    <message>
        <source>bring them in</source>
        <translation>也导入</translation>
    </message>
    <message>
        <source>leave them out</source>
        <translation>不导入</translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s) are hidden in the file:</source>
        <translation>
            <numerusform>文件里有 {count} 行是隐藏的：</numerusform>
        </translation>
    </message>
    <message>
        <source>customers × products with quantities inside</source>
        <translation>客户 × 商品的数量表</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>普通列表</translation>
    </message>
    <message>
        <source>This sheet is</source>
        <translation>这张表是</translation>
    </message>
</context>
<context>
    <name>RatesPage</name>
    <message>
        <source>Returns rate by</source>
        <translation>退货率分类</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>In all {back} of {sold} came back: {rate}</source>
        <translation>合计销售 {sold}，退回 {back}，退货率 {rate}</translation>
    </message>
    <message>
        <source>Returns rate in %, {by}</source>
        <translation>退货率（%），{by}</translation>
    </message>
    <message>
        <source>Returns rate</source>
        <translation>退货率</translation>
    </message>
</context>
<context>
    <name>RebatesPanel</name>
    <message>
        <source>Rebates</source>
        <translation>返利</translation>
    </message>
    <message>
        <source>Open the scheme</source>
        <translation>打开方案</translation>
    </message>
    <message>
        <source>{scheme} ({period})</source>
        <translation>{scheme}（{period}）</translation>
    </message>
    <message>
        <source>Goods balance</source>
        <translation>货补余额</translation>
    </message>
    <message>
        <source>This customer is on no rebate scheme.</source>
        <translation>这个客户没有参加返利方案。</translation>
    </message>
    <message>
        <source>{basis}, entitled to {pays}</source>
        <translation>已达 {basis}，应返 {pays}</translation>
    </message>
    <message>
        <source>settled {settled}, due {due}</source>
        <translation>已结 {settled}，本次应付 {due}</translation>
    </message>
    <message>
        <source>on track for {pays}</source>
        <translation>预计全期 {pays}</translation>
    </message>
    <message>
        <source>the highest tier is reached</source>
        <translation>已到最高档</translation>
    </message>
    <message>
        <source>{gap} to go by {day}, adds {gain}</source>
        <translation>还差 {gap}（{day} 前），再得 {gain}</translation>
    </message>
</context>
<context>
    <name>RebatesTab</name>
    <message>
        <source>The scheme that you typed is not saved yet.</source>
        <translation>您改的方案还没有保存。</translation>
    </message>
    <message>
        <source>Leave it unsaved</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message>
        <source>Tiers</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>条款文字</translation>
    </message>
    <message>
        <source>What if</source>
        <translation>签约前试算</translation>
    </message>
    <message>
        <source>Who is on it</source>
        <translation>谁在方案上</translation>
    </message>
    <message>
        <source>Settlements</source>
        <translation>结算单</translation>
    </message>
    <message>
        <source>New scheme</source>
        <translation>新方案</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>停用</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>What you typed is not saved yet.</source>
        <translation>填写的内容还没有保存。</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>* must be filled in</source>
        <translation>* 必填</translation>
    </message>
</context>
<context>
    <name>RecordTable</name>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Export what I see…</source>
        <translation>导出看到的内容…</translation>
    </message>
    <message>
        <source>Print what I see…</source>
        <translation>打印看到的内容…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>显示哪些列</translation>
    </message>
</context>
<context>
    <name>RemarksPage</name>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>全部类型</translation>
    </message>
    <message>
        <source>Only what is not seen to</source>
        <translation>只看没处理的</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>看这家客户</translation>
    </message>
</context>
<context>
    <name>RepsPage</name>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Sales board</source>
        <translation>业绩板</translation>
    </message>
    <message>
        <source>Month targets</source>
        <translation>月度目标</translation>
    </message>
    <message>
        <source>Commission</source>
        <translation>提成</translation>
    </message>
    <message>
        <source>Roles and leavers</source>
        <translation>岗位与离职</translation>
    </message>
    <message>
        <source>Meetings, training</source>
        <translation>例会与培训</translation>
    </message>
    <message>
        <source>Sales board {month}</source>
        <translation>销售业绩板 {month}</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Print the board…</source>
        <translation>打印业绩板…</translation>
    </message>
</context>
<context>
    <name>RestoreWindow</name>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>备份时间</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么备份</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Backups of this company, newest first</source>
        <translation>这家公司的备份，新的在前</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>恢复这一份</translation>
    </message>
    <message>
        <source>Copy to…</source>
        <translation>复制到…</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>别处的文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>There is no backup of this company in {folder}.</source>
        <translation>“{folder}”里还没有这家公司的备份。</translation>
    </message>
    <message>
        <source>Bring back the company as it was on {made}? What was done since then is gone from it; the present file is kept in this list.</source>
        <translation>恢复到 {made} 的样子吗？那以后做的操作都会不见；现在的文件会留在这份清单里。</translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>Copy the backup to</source>
        <translation>把备份复制到</translation>
    </message>
    <message>
        <source>The company becomes again what it was when the backup was made; the present file is kept as a backup, and the window opens again.</source>
        <translation>公司文件会回到备份时的样子；现在的文件会先留一份备份，窗口会重新打开。</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Imported. It can be undone as a whole, now or later.</source>
        <translation>导入完成。现在或以后都可以整批撤销。</translation>
    </message>
    <message>
        <source>The import was undone.</source>
        <translation>导入已撤销。</translation>
    </message>
    <message>
        <source>Rows that were refused</source>
        <translation>被拒绝的行</translation>
    </message>
    <message>
        <source>Open the refused rows in Excel</source>
        <translation>用 Excel 打开被拒绝的行</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message numerus="yes">
        <source>Imported, but {count} row(s) were refused.</source>
        <translation>
            <numerusform>导入完成，但有 {count} 行被拒绝。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetiredWindow</name>
    <message>
        <source>Revive</source>
        <translation>恢复</translation>
    </message>
</context>
<context>
    <name>ReturnsPanel</name>
    <message>
        <source>Returns</source>
        <translation>退换货</translation>
    </message>
    <message>
        <source>New return…</source>
        <translation>新退货…</translation>
    </message>
    <message>
        <source>New exchange…</source>
        <translation>新换货…</translation>
    </message>
    <message>
        <source>Own rules…</source>
        <translation>单独的政策…</translation>
    </message>
    <message>
        <source>Cap left this quarter</source>
        <translation>本季额度还剩</translation>
    </message>
    <message>
        <source>Returns rate, 12 months</source>
        <translation>近12个月退货率</translation>
    </message>
    <message>
        <source>Slow mover</source>
        <translation>滞销品</translation>
    </message>
    <message>
        <source>{product}: last bought {day}, {quantity}, {value}</source>
        <translation>{product}：最后进货 {day}，{quantity}，{value}</translation>
    </message>
</context>
<context>
    <name>ReturnsTab</name>
    <message>
        <source>Orders</source>
        <translation>退换货单</translation>
    </message>
    <message>
        <source>Claims on the manufacturer</source>
        <translation>厂家核销</translation>
    </message>
    <message>
        <source>Slow movers</source>
        <translation>滞销品</translation>
    </message>
    <message>
        <source>Returns rate</source>
        <translation>退货率</translation>
    </message>
    <message>
        <source>New return</source>
        <translation>新退货</translation>
    </message>
    <message>
        <source>New exchange</source>
        <translation>新换货</translation>
    </message>
    <message>
        <source>Policy…</source>
        <translation>退换货政策…</translation>
    </message>
</context>
<context>
    <name>RoutesPage</name>
    <message>
        <source>Route</source>
        <translation>线路</translation>
    </message>
    <message>
        <source>New route…</source>
        <translation>新线路…</translation>
    </message>
    <message>
        <source>Edit route</source>
        <translation>修改线路</translation>
    </message>
    <message>
        <source>Retire route</source>
        <translation>停用线路</translation>
    </message>
    <message>
        <source>Print route lists…</source>
        <translation>打印线路清单…</translation>
    </message>
    <message>
        <source>Route lists</source>
        <translation>线路清单</translation>
    </message>
    <message>
        <source>Choose a route to put its shops in order.</source>
        <translation>选一条线路，就可以排它的拜访顺序。</translation>
    </message>
    <message>
        <source>Drag a shop, or move it with Alt+Up and Alt+Down.</source>
        <translation>拖动门店排顺序，也可以用 Alt+上、Alt+下。</translation>
    </message>
    <message numerus="yes">
        <source>%n active customer(s) on no route.</source>
        <translation>
            <numerusform>还有 %n 家合作的店没有排进线路。</numerusform>
        </translation>
    </message>
    <message>
        <source>Take off the route</source>
        <translation>移出线路</translation>
    </message>
    <message>
        <source>Put the selected shops on it</source>
        <translation>把选中的店排进去</translation>
    </message>
</context>
<context>
    <name>RowModel</name>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>RowsPage</name>
    <message>
        <source>Rows of the file</source>
        <translation>文件里的行</translation>
    </message>
    <message>
        <source>F2: mend a cell · F8 / Shift+F8: next or previous problem · Ctrl+Space: leave a row out</source>
        <translation>F2 改这一格 · F8 / Shift+F8 下一个、上一个问题 · Ctrl+空格 这行不导入</translation>
    </message>
    <message>
        <source>Next problem (F8)</source>
        <translation>下一个问题（F8）</translation>
    </message>
    <message>
        <source>Leave out or take back</source>
        <translation>不导入 / 恢复</translation>
    </message>
</context>
<context>
    <name>RunningWork</name>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Working…</source>
        <translation>正在处理…</translation>
    </message>
</context>
<context>
    <name>SalesPanel</name>
    <message>
        <source>Bought most in the last 12 months</source>
        <translation>近12个月买得最多的</translation>
    </message>
    <message>
        <source>Balance owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Last order</source>
        <translation>最近进货</translation>
    </message>
    <message>
        <source>{day} ({days} days ago)</source>
        <translation>{day}（{days} 天前）</translation>
    </message>
    <message>
        <source>Net, last 90 days</source>
        <translation>近90天净额</translation>
    </message>
    <message>
        <source>Average order</source>
        <translation>平均每单</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Net sales</source>
        <translation>净销售额</translation>
    </message>
    <message>
        <source>Of which returns</source>
        <translation>其中退货</translation>
    </message>
    <message>
        <source>Sales by month</source>
        <translation>按月销售</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>看数字</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>看图</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>Saved filters</source>
        <translation>常用筛选</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Narrow the list first, then keep that under a name here.</source>
        <translation>先筛选列表，再在这里给它起个名字存起来。</translation>
    </message>
    <message>
        <source>Keep the present filter as… (Enter)</source>
        <translation>把现在的筛选存为…（回车）</translation>
    </message>
    <message>
        <source>Name of the filter</source>
        <translation>筛选的名字</translation>
    </message>
</context>
<context>
    <name>SchemeEditor</name>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Save scheme</source>
        <translation>保存方案</translation>
    </message>
    <message>
        <source>Something is settled on this scheme, so its terms stay. Copy it to change them.</source>
        <translation>这个方案已有结算，条款不能再改。要改请先复制。</translation>
    </message>
</context>
<context>
    <name>ScriptsPage</name>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>New words…</source>
        <translation>新话术…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Shipped words again</source>
        <translation>恢复自带的说法</translation>
    </message>
    <message>
        <source>Bring all shipped words back</source>
        <translation>恢复全部自带话术</translation>
    </message>
    <message>
        <source>Choose a line to read it whole.</source>
        <translation>选一行，在这里看全文。</translation>
    </message>
</context>
<context>
    <name>Seen</name>
    <message>
        <source>Export what I see</source>
        <translation>导出看到的内容</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 表格 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>SettingsWindow</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Company and people</source>
        <translation>公司和人员</translation>
    </message>
    <message>
        <source>Rules of the house</source>
        <translation>公司规则</translation>
    </message>
    <message>
        <source>Print the rules…</source>
        <translation>打印规则…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SettleDeeds</name>
    <message>
        <source>Show the statement</source>
        <translation>看结算单</translation>
    </message>
    <message>
        <source>Settlement of {scheme}, preview</source>
        <translation>{scheme}结算预览</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Approved settlements have a number and are frozen: they are not undone, only reversed by a further one.</source>
        <translation>批准后就编号并冻结：不能撤销，只能再开一张冲销。要批准吗？</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不批准</translation>
    </message>
    <message>
        <source>Reverse settlement {number} by a further one? The paper that was printed stays.</source>
        <translation>要用一张新单冲销结算单 {number} 吗？已打印的原单不变。</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不冲销</translation>
    </message>
    <message>
        <source>Rebate settlements.xlsx</source>
        <translation>返利结算.xlsx</translation>
    </message>
    <message>
        <source>Export settlements</source>
        <translation>导出结算单</translation>
    </message>
</context>
<context>
    <name>SharesWindow</name>
    <message>
        <source>Divided by</source>
        <translation>怎么分</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
</context>
<context>
    <name>SheetsPanel</name>
    <message>
        <source>Files and sheets</source>
        <translation>文件和工作表</translation>
    </message>
    <message>
        <source>More files…</source>
        <translation>再选文件…</translation>
    </message>
    <message>
        <source>Create what is missing</source>
        <translation>新建缺少的记录</translation>
    </message>
    <message>
        <source>Customers, products and others that a line names and nobody knows are made, and counted.</source>
        <translation>表里提到、系统里没有的客户、商品等会自动新建，并报出个数。</translation>
    </message>
    <message>
        <source>Bring retired ones back</source>
        <translation>恢复停用的记录</translation>
    </message>
    <message>
        <source>Bring retired records back when their code comes again</source>
        <translation>编号再次出现时，恢复已停用的记录</translation>
    </message>
    <message>
        <source>e.g. walk-in</source>
        <translation>例如：散客</translation>
    </message>
    <message>
        <source>Lines without a customer go to</source>
        <translation>没有客户的行记到</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>不读取</translation>
    </message>
</context>
<context>
    <name>SideFacts</name>
    <message>
        <source>How much hangs on one name (12 months)</source>
        <translation>集中度（近 12 个月）</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>How money turns over</source>
        <translation>资金周转</translation>
    </message>
    <message>
        <source>Shares by brand and category…</source>
        <translation>看品牌和品类占比…</translation>
    </message>
    <message>
        <source>Largest customer</source>
        <translation>最大客户</translation>
    </message>
    <message>
        <source>Five largest</source>
        <translation>前五大客户</translation>
    </message>
    <message>
        <source>Largest brand</source>
        <translation>最大品牌</translation>
    </message>
    <message>
        <source>Largest category</source>
        <translation>最大品类</translation>
    </message>
    <message>
        <source>Stock turns</source>
        <translation>库存周转</translation>
    </message>
    <message>
        <source>Receivables</source>
        <translation>应收天数</translation>
    </message>
</context>
<context>
    <name>Sitting</name>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
    <message>
        <source>Choose another file…</source>
        <translation>选择其他文件…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Preparing the sample company</source>
        <translation>正在准备示例公司</translation>
    </message>
</context>
<context>
    <name>SlowPage</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source>Not bought for at least</source>
        <translation>至少多少天没进货</translation>
    </message>
    <message>
        <source>Start an exchange from this</source>
        <translation>用它开换货单</translation>
    </message>
</context>
<context>
    <name>SourcesWindow</name>
    <message>
        <source>Fill in the usual ones</source>
        <translation>填入常用的</translation>
    </message>
    <message>
        <source>Conversion: customers who ordered, of all leads. Retention: of those who first ordered over 90 days ago, who ordered in the last 90.</source>
        <translation>转化率：有进货的客户占全部线索的比例。留存率：90天以前就进过货的客户里，近90天还在进货的比例。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>⚠ {age}</source>
        <translation>⚠ {age}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Last backup: today {time}</source>
        <translation>上次备份：今天 {time}</translation>
    </message>
    <message>
        <source>Last backup: yesterday</source>
        <translation>上次备份：昨天</translation>
    </message>
    <message>
        <source>Last backup: {days} days ago</source>
        <translation>上次备份：{days} 天前</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Which products</source>
        <translation>哪些商品</translation>
    </message>
    <message>
        <source>All products</source>
        <translation>全部商品</translation>
    </message>
    <message>
        <source>By brand</source>
        <translation>按品牌</translation>
    </message>
    <message>
        <source>Calculator</source>
        <translation>压货测算</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>压货记录</translation>
    </message>
</context>
<context>
    <name>StopList</name>
    <message>
        <source>Stops in the order of the route</source>
        <translation>按顺序排的门店</translation>
    </message>
</context>
<context>
    <name>SubDistributorPage</name>
    <message>
        <source>Nothing that it bought has stopped moving.</source>
        <translation>它进过的货都还在动销。</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>年度目标</translation>
    </message>
    <message>
        <source>Schemes</source>
        <translation>返利方案</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签约</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation>保证金</translation>
    </message>
    <message>
        <source>No agreement for {year} yet.</source>
        <translation>{year} 年还没有合作协议。</translation>
    </message>
    <message>
        <source>Sold to it this year</source>
        <translation>今年卖给它</translation>
    </message>
    <message>
        <source>Same time last year</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Rise of its stock</source>
        <translation>它的库存增加</translation>
    </message>
    <message>
        <source>Growth of what it sold on</source>
        <translation>实销增长</translation>
    </message>
    <message>
        <source>Owed</source>
        <translation>欠款</translation>
    </message>
    <message>
        <source>Shops served</source>
        <translation>供货店数</translation>
    </message>
    <message>
        <source>Returns left this quarter</source>
        <translation>本季还能退</translation>
    </message>
    <message>
        <source>It takes part in no rebate scheme now.</source>
        <translation>现在没有参加返利方案。</translation>
    </message>
    <message>
        <source>No talk noted yet.</source>
        <translation>还没有记过工作指导。</translation>
    </message>
    <message>
        <source>Looked at…</source>
        <translation>已复查…</translation>
    </message>
    <message>
        <source>None noted.</source>
        <translation>没有记录。</translation>
    </message>
    <message>
        <source>In reserve</source>
        <translation>储备</translation>
    </message>
    <message>
        <source>Choose a sub-distributor on the left.</source>
        <translation>请在左边选一个分销商。</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>换成储备…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Change state…</source>
        <translation>改状态…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>合作协议</translation>
    </message>
    <message>
        <source>Scorecard</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Money and rebates</source>
        <translation>货款与返利</translation>
    </message>
    <message>
        <source>Slow movers there</source>
        <translation>滞销商品</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>工作指导</translation>
    </message>
    <message>
        <source>Breaches</source>
        <translation>违规记录</translation>
    </message>
    <message>
        <source>Reserves and history</source>
        <translation>储备与经过</translation>
    </message>
    <message>
        <source>Agreement…</source>
        <translation>合作协议…</translation>
    </message>
    <message>
        <source>Note its stock…</source>
        <translation>登记库存…</translation>
    </message>
    <message>
        <source>Note a talk…</source>
        <translation>记一次指导…</translation>
    </message>
    <message>
        <source>Note a breach…</source>
        <translation>登记违规…</translation>
    </message>
</context>
<context>
    <name>SubDistributorPanel</name>
    <message>
        <source>This customer is no sub-distributor.</source>
        <translation>这个客户不是分销商。</translation>
    </message>
    <message>
        <source>Open its page</source>
        <translation>打开它的页面</translation>
    </message>
    <message>
        <source>Take on as a sub-distributor…</source>
        <translation>列为分销商…</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>增长</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>要复查</translation>
    </message>
</context>
<context>
    <name>SubDistributorsTab</name>
    <message>
        <source>New sub-distributor</source>
        <translation>新增分销商</translation>
    </message>
    <message>
        <source>Scorecard {name}</source>
        <translation>评分表 {name}</translation>
    </message>
    <message>
        <source>Sub-distributors</source>
        <translation>分销商</translation>
    </message>
    <message>
        <source>Territories</source>
        <translation>区域与储备</translation>
    </message>
    <message>
        <source>Get-togethers</source>
        <translation>联谊会</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) serve shops as sub-distributors but are not on this list: {names}</source>
        <translation>
            <numerusform>有 %n 个客户在给店铺供货，但不在分销商名单里：{names}</numerusform>
        </translation>
    </message>
    <message>
        <source>Take them on</source>
        <translation>列为分销商</translation>
    </message>
</context>
<context>
    <name>TableFooter</name>
    <message>
        <source>Totals of the selection</source>
        <translation>所选行的合计</translation>
    </message>
    <message>
        <source>Print, export…</source>
        <translation>打印、导出…</translation>
    </message>
    <message numerus="yes">
        <source>{count} row(s)</source>
        <translation>
            <numerusform>共 {count} 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} selected</source>
        <translation>
            <numerusform>已选 {count} 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>Columns as delivered</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>TargetsPage</name>
    <message>
        <source>Set a target…</source>
        <translation>设目标…</translation>
    </message>
    <message>
        <source>Share a year out…</source>
        <translation>分配全年目标…</translation>
    </message>
    <message>
        <source>Season weights…</source>
        <translation>季节系数…</translation>
    </message>
    <message>
        <source>Double-click a line to change its target.</source>
        <translation>双击一行可以修改目标。</translation>
    </message>
</context>
<context>
    <name>TierEditor</name>
    <message>
        <source>Tiers</source>
        <translation>档位</translation>
    </message>
    <message>
        <source>Add a tier</source>
        <translation>加一档</translation>
    </message>
    <message>
        <source>Remove the tier</source>
        <translation>删这一档</translation>
    </message>
    <message>
        <source>From ({unit})</source>
        <translation>起点（{unit}）</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Rate %</source>
        <translation>返点%</translation>
    </message>
    <message>
        <source>Per unit</source>
        <translation>每单位</translation>
    </message>
    <message>
        <source>Fixed sum</source>
        <translation>固定金额</translation>
    </message>
    <message>
        <source>“{words}” is not a number.</source>
        <translation>“{words}”不是数字。</translation>
    </message>
    <message>
        <source>There is a tier from {start} already.</source>
        <translation>已经有起点是 {start} 的一档了。</translation>
    </message>
    <message>
        <source>{rate}% is not between 0% and 100%: check it.</source>
        <translation>{rate}% 不在 0% 到 100% 之间，请检查。</translation>
    </message>
    <message>
        <source>{start} and more</source>
        <translation>{start} 以上</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>Click to see the months</source>
        <translation>点开看每个月</translation>
    </message>
</context>
<context>
    <name>TimeLinePanel</name>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Rep</source>
        <translation>业务员</translation>
    </message>
    <message>
        <source>All reps</source>
        <translation>全部业务员</translation>
    </message>
    <message>
        <source>Visit sheets {day}</source>
        <translation>拜访表 {day}</translation>
    </message>
    <message>
        <source>Daily reports {day}</source>
        <translation>日报表 {day}</translation>
    </message>
    <message>
        <source>Delivery orders {day}</source>
        <translation>送货单 {day}</translation>
    </message>
    <message>
        <source>Blank visit cards</source>
        <translation>空白拜访卡</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>Day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Order the stops…</source>
        <translation>排顺序…</translation>
    </message>
    <message>
        <source>Plan the day…</source>
        <translation>当日计划…</translation>
    </message>
    <message>
        <source>More papers</source>
        <translation>其他单据</translation>
    </message>
    <message>
        <source>Delivery orders…</source>
        <translation>送货单…</translation>
    </message>
    <message>
        <source>Daily reports…</source>
        <translation>日报表…</translation>
    </message>
    <message>
        <source>Blank cards…</source>
        <translation>空白卡…</translation>
    </message>
    <message>
        <source>Print visit sheets…</source>
        <translation>打印拜访表…</translation>
    </message>
    <message>
        <source>Enter its sheet</source>
        <translation>录入这张表</translation>
    </message>
    <message>
        <source>Take its visit out</source>
        <translation>移除这次拜访</translation>
    </message>
    <message>
        <source>Set how to visit…</source>
        <translation>这次怎么拜访…</translation>
    </message>
    <message>
        <source>Priority A</source>
        <translation>优先 A</translation>
    </message>
    <message>
        <source>Priority B</source>
        <translation>优先 B</translation>
    </message>
    <message>
        <source>{name}: a working day</source>
        <translation>{name}：调休上班</translation>
    </message>
    <message>
        <source>{name}: no route is walked</source>
        <translation>{name}：不走线路</translation>
    </message>
    <message>
        <source>{name}: the routes are walked on {day}</source>
        <translation>{name}：线路改到 {day} 走</translation>
    </message>
</context>
<context>
    <name>TodayTab</name>
    <message>
        <source>{heading} ({count})</source>
        <translation>{heading}（{count}）</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n line(s)</source>
        <translation>
            <numerusform>全部显示（%n 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you today. A good day to visit a shop, or to look at what earns the money.</source>
        <translation>今天没有要您处理的事。可以去店里走走，或者看看哪些商品在赚钱。</translation>
    </message>
    <message>
        <source>See what earns the money</source>
        <translation>看看哪些商品在赚钱</translation>
    </message>
    <message>
        <source>Import a workbook…</source>
        <translation>导入表格…</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Toolbar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Bring workbooks in</source>
        <translation>把表格导进来</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Save as a workbook</source>
        <translation>导出成表格</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print this page&apos;s paper</source>
        <translation>打印本页的单据</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find a customer, a product, a document</source>
        <translation>查找客户、商品、单据</translation>
    </message>
</context>
<context>
    <name>TotalsPage</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>全部行</translation>
    </message>
    <message>
        <source>To import</source>
        <translation>导入的</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>The file&apos;s own total</source>
        <translation>文件自己的合计</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>✗ differs</source>
        <translation>✗ 不一致</translation>
    </message>
    <message numerus="yes">
        <source>without {count} row(s) in cases, such as 4箱</source>
        <translation>
            <numerusform>不含 {count} 行按箱写的（如“4箱”）</numerusform>
        </translation>
    </message>
    <message>
        <source>The file has a row of totals; it is left out and compared.</source>
        <translation>文件里有合计行，不导入，只用来核对。</translation>
    </message>
    <message>
        <source>The file has no row of totals to compare with.</source>
        <translation>文件里没有可核对的合计行。</translation>
    </message>
</context>
<context>
    <name>UndoMenu</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>{verb}: {deed}</source>
        <translation>{verb}：{deed}</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>VisitsPanel</name>
    <message>
        <source>Visits and promises</source>
        <translation>拜访和承诺</translation>
    </message>
    <message>
        <source>Note a promise…</source>
        <translation>记一条承诺…</translation>
    </message>
    <message>
        <source>Note what was said…</source>
        <translation>记下意见…</translation>
    </message>
    <message>
        <source>Small steps…</source>
        <translation>小步推进…</translation>
    </message>
    <message>
        <source>For a shop that does not want to buy yet: one small step a visit</source>
        <translation>店里暂时不想进货：每次拜访只推进一小步</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>未兑现</translation>
    </message>
    <message>
        <source>{what} · OVERDUE since {day}</source>
        <translation>{what} · 已过期，应于 {day}</translation>
    </message>
    <message>
        <source>{what} · due {day}</source>
        <translation>{what} · 应于 {day}</translation>
    </message>
    <message>
        <source>Small steps: {done} of {all}</source>
        <translation>小步推进：{done} / {all}</translation>
    </message>
    <message>
        <source>counts most</source>
        <translation>最在意</translation>
    </message>
    <message>
        <source>closed {day}</source>
        <translation>{day} 已处理</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>已处理</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Distributor Desk</source>
        <translation>经销商案头</translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>{first} to {last} · week {number} of 4</source>
        <translation>{first} 至 {last} · 四周中的第 {number} 周</translation>
    </message>
    <message>
        <source>Double-click a day to see its shops.</source>
        <translation>双击某一天，看当天的门店。</translation>
    </message>
    <message>
        <source>No route is walked this week. Give your routes their days on the page “Routes”.</source>
        <translation>这一周没有线路要走。请在“线路”页给线路定好星期几。</translation>
    </message>
    <message numerus="yes">
        <source>%n shop(s)</source>
        <translation>
            <numerusform>%n 家店</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 家超期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIfPanel</name>
    <message>
        <source>Year of the sales</source>
        <translation>哪一年的销售</translation>
    </message>
    <message>
        <source>Another customer…</source>
        <translation>再加一个客户…</translation>
    </message>
    <message>
        <source>Another customer</source>
        <translation>再加一个客户</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Whole amount</source>
        <translation>全额</translation>
    </message>
    <message>
        <source>By slices</source>
        <translation>超额（分段）</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Real basis</source>
        <translation>实际依据</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>That is</source>
        <translation>即</translation>
    </message>
    <message>
        <source>Whole, as sold</source>
        <translation>全额·实销</translation>
    </message>
    <message>
        <source>Slices, as sold</source>
        <translation>分段·实销</translation>
    </message>
    <message>
        <source>Whole, target met</source>
        <translation>全额·达标</translation>
    </message>
    <message>
        <source>Slices, target met</source>
        <translation>分段·达标</translation>
    </message>
    <message>
        <source>Nobody is on the scheme yet: type a customer above.</source>
        <translation>方案上还没有人：请在上面输入一个客户。</translation>
    </message>
    <message>
        <source>Sales of {year} as they were. Payment speed is counted in full.</source>
        <translation>按 {year} 年的真实销售计算；回款系数按 100% 计。</translation>
    </message>
    <message>
        <source>{percent} of that year</source>
        <translation>该年的 {percent}</translation>
    </message>
    <message>
        <source>There is no such customer.</source>
        <translation>没有这个客户。</translation>
    </message>
    <message>
        <source>Sales of</source>
        <translation>销售年度</translation>
    </message>
</context>
<context>
    <name>WorkPage</name>
    <message>
        <source>Columns</source>
        <translation>对应</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>逐行</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>New ({count})</source>
        <translation>新建（{count}）</translation>
    </message>
    <message>
        <source>New ({count}) — same as?</source>
        <translation>新建（{count}）·有差不多的</translation>
    </message>
    <message>
        <source>To mend ({count})</source>
        <translation>待处理（{count}）</translation>
    </message>
    <message>
        <source>Totals ⚠</source>
        <translation>合计 ⚠</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>不读取</translation>
    </message>
</context>
</TS>
